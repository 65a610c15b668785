import { hash } from "node:crypto";
import type { Client } from "./connection.ts";

const digests = new Map<string, string>();

const digestOf = (script: string): string => {
  const digest = digests.get(script) ?? hash("sha1", script);
  digests.set(script, digest);
  return digest;
};

/** Runs a script by its digest. A Redis that does not know it yet, for it is new or was restarted, gets its text. */
export const runScript = async (client: Client, script: string, keys: string[], values: string[] = []) => {
  const given = { keys, arguments: values };
  try {
    return await client.evalSha(digestOf(script), given);
  } catch (error) {
    if (error instanceof Error && error.message.startsWith("NOSCRIPT")) return client.eval(script, given);
    throw error;
  }
};
