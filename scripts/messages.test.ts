// Every message that a command, the start of a server or the control API ends with stands in a test: what is wrong, then
// how to fix it.
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseSync } from "oxc-parser";
import { expect, it } from "vitest";
import { root } from "./turbo.ts";

/** The sources of each command, and the tables of its messages. */
const commands: [name: string, sources: string[], ...tables: string[]][] = [
  ["bench", ["packages/bench/src/cli.ts"], "packages/bench/src/cli.test.ts"],
  ["client doctor", ["packages/client/src/{cli,doctor/*}.ts"], "packages/client/src/doctor/run-doctor.test.ts"],
  [
    "conformance",
    [
      "packages/conformance/src/{cli,cli/*,server/target-url,server/open-server,client-test/test-client}.ts",
      "packages/conformance/src/{drift/redocly,traffic/read-har,targets/missing-package}.ts",
    ],
    "packages/conformance/src/cli/messages.test.ts",
    "packages/conformance/src/server/open-server.test.ts",
  ],
  ["docs", ["packages/docs/src/cli.ts"], "packages/docs/src/cli.test.ts"],
  ["documents", ["packages/documents/src/{cli,page/*}.ts"], "packages/documents/src/cli.test.ts"],
  [
    "mock",
    ["packages/mock/src/{cli,cli/*,options,faults/*,state/vetting}.ts"],
    "packages/mock/src/cli/messages.test.ts",
  ],
  [
    "the mock's start",
    [
      "packages/mock/src/{hosting/*,server/create-server,server/listen-options,state/snapshot*,state/redis/{redis-backend,connection,shared-state}}.ts",
    ],
    "packages/mock/src/state/snapshot-file.test.ts",
    "packages/mock/src/server/tls.test.ts",
    "packages/mock/src/control/control-access.test.ts",
    "packages/mock/src/state/redis/redis-backend.test.ts",
    "packages/mock/src/state/redis/connection.test.ts",
    "packages/mock/src/cli/messages.test.ts",
    "packages/mock/src/server/listen.test.ts",
    "packages/mock/src/server/hosts.test.ts",
    "packages/mock/src/server/connection-limits.test.ts",
  ],
  [
    "the control API",
    ["packages/mock/src/control/*.ts"],
    "packages/mock/src/control/messages.test.ts",
    "packages/mock/src/control/control.test.ts",
    "packages/mock/src/state/redis/redis-backend.test.ts",
  ],
  ["openapi", ["packages/openapi/src/{cli,translate}.ts"], "packages/openapi/src/cli.test.ts"],
  [
    "start",
    ["scripts/{start,serve-both,example}.ts"],
    "scripts/start.test.ts",
    "scripts/serve-both.test.ts",
    "scripts/example.test.ts",
  ],
];

interface Node {
  type: string;
  [property: string]: unknown;
}

const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null && "type" in value;

const childrenOf = (node: Node): Node[] => Object.values(node).flat().filter(isNode);

const nameOf = (node: unknown): string => (isNode(node) ? String(node.name) : "");

/** Whether a function is `process.stderr.write`. */
const writesError = ({ type, object, property }: Node): boolean =>
  type === "MemberExpression" &&
  nameOf(property) === "write" &&
  isNode(object) &&
  nameOf(object.object) === "process" &&
  nameOf(object.property) === "stderr";

/** What ends a command with a message: an error, or a function that prints one. A `MessageError` is what one case reports. */
const isMessage = ({ type, callee }: Node): boolean => {
  if (!isNode(callee)) return false;
  if (writesError(callee)) return true;
  const name = String(callee.name);
  return type === "NewExpression"
    ? /^(?!Message).*Error$|^CannotRun$/.test(name)
    : /^(fail|reject|failure)$/.test(name);
};

/** The fixed parts of a text, in their order; undefined for what is not a text. */
const partsOf = ({ type, value, quasis }: Node): string[] | undefined => {
  if (type === "Literal" && typeof value === "string") return [value];
  if (type !== "TemplateLiteral" || !Array.isArray(quasis)) return undefined;
  return quasis.map(({ value }: { value: { cooked: string } }) => value.cooked);
};

const textsIn = (node: Node): string[][] => {
  const parts = partsOf(node);
  return [...(parts ? [parts] : []), ...childrenOf(node).flatMap(textsIn)];
};

const messagesIn = (node: Node): string[][] => (isMessage(node) ? textsIn(node) : childrenOf(node).flatMap(messagesIn));

/** A word or two alone, such as a separator or a name, is not a message. */
const isSentence = (parts: string[]): boolean => /\w \w+ \w/.test(parts.join(" "));

/** Finds a message in one line, whatever its variable parts are there. */
const patternOf = (parts: string[]): RegExp =>
  new RegExp(parts.map((part) => part.trimEnd().replace(/[\\^$.*+?()[\]{}|]/g, "\\$&")).join(".*"));

const messagesOf = (sources: string[]): string[][] =>
  globSync(sources, { cwd: root, exclude: ["**/*.test.ts"] }).flatMap((file) => {
    const { program } = parseSync(file, readFileSync(join(root, file), "utf8"));
    return isNode(program) ? messagesIn(program).filter(isSentence) : [];
  });

it.each(commands)("every message of %s stands in a table", (_, sources, ...tables) => {
  const texts = tables.map((table) => readFileSync(join(root, table), "utf8").replaceAll("\\", ""));
  const lines = texts.join("\n").split("\n");
  const messages = messagesOf(sources);
  expect(messages.length).toBeGreaterThan(0);
  const missing = messages.filter((parts) => !lines.some((line) => patternOf(parts).test(line)));
  expect(missing.map((parts) => parts.join("…"))).toEqual([]);
});
