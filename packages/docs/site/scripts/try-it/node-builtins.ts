// What the mock needs of Node, made of what a worker has: the mock runs in the page as it is published.
import { sha256 } from "@noble/hashes/sha2.js";
import { Buffer } from "buffer";
import { dequal } from "dequal";

const encoded = (bytes: Uint8Array, encoding?: "hex" | "base64") =>
  encoding === undefined ? Buffer.from(bytes) : Buffer.from(bytes).toString(encoding);

const digest = (algorithm: string, text: string): Uint8Array => {
  if (algorithm !== "sha256") throw new RangeError(`There is no hash ${algorithm} here. Add it to node-builtins.ts.`);
  return sha256(new TextEncoder().encode(text));
};

const createHash = (algorithm: string) => {
  let text = "";
  const hash = {
    update: (part: string) => {
      text += part;
      return hash;
    },
    digest: (encoding?: "hex" | "base64") => encoded(digest(algorithm, text), encoding),
  };
  return hash;
};

/** A random GUID of version 4; `crypto.randomUUID` is there on secure hosts only. */
const randomUUID = (): string => {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const [sixth = 0, eighth = 0] = [bytes[6], bytes[8]];
  bytes[6] = (sixth & 0x0f) | 0x40;
  bytes[8] = (eighth & 0x3f) | 0x80;
  return Buffer.from(bytes)
    .toString("hex")
    .replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
};

const wait = <T>(milliseconds: number, value?: T): Promise<T | undefined> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds, value));

const isIP = (text: string): 0 | 4 | 6 => {
  if (/^\d{1,3}(?:\.\d{1,3}){3}$/.test(text)) return 4;
  return text.includes(":") ? 6 : 0;
};

const builtins: Record<string, unknown> = {
  crypto: {
    createHash,
    hash: (algorithm: string, text: string, encoding: "hex" | "base64") => encoded(digest(algorithm, text), encoding),
    randomUUID,
    timingSafeEqual: (one: Uint8Array, other: Uint8Array) => dequal([...one], [...other]),
  },
  util: { isDeepStrictEqual: dequal, types: {} },
  "timers/promises": { setTimeout: wait, setImmediate: (value: unknown) => wait(0, value) },
  net: { isIP },
  // A library in the mock looks whether it may write in colors.
  os: { release: () => "" },
  tty: { isatty: () => false },
  diagnostics_channel: {
    channel: () => ({ hasSubscribers: false, publish: () => undefined }),
    tracingChannel: () => ({ hasSubscribers: false }),
  },
};

const require = (name: string): unknown => builtins[name.replace("node:", "")] ?? {};

Object.assign(globalThis, {
  global: globalThis,
  Buffer,
  setImmediate: (work: () => void) => setTimeout(work),
  process: {
    argv: [],
    env: {},
    platform: "browser",
    versions: {},
    getBuiltinModule: () => ({ createRequire: () => require }),
    stderr: { write: () => true },
  },
});
