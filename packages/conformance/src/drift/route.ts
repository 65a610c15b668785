import type { Operation } from "@partner-qualification/openapi";
import type { Contract } from "../contract.ts";

/** What a request of the recording is: an operation, or only a path of the spec; undefined for any other path. */
export interface Routed {
  /** The path as the spec writes it, whatever stands before it in the URL. */
  path: string;
  operation?: Operation;
}

/** Finds the operation of a URL; what stands before `/v1` may be the path of a gateway. */
export const route = (contract: Contract, method: string, url: string): Routed | undefined => {
  const [, path] = /(\/v1\/customers\/.+)$/i.exec(new URL(url).pathname) ?? [];
  if (path === undefined) return undefined;
  // Paths are not case-sensitive.
  const lower = path.toLowerCase();
  const operation = contract.route(method, lower);
  if (operation) return { path: lower, operation };
  return ["GET", "PUT", "POST"].some((other) => contract.route(other, lower)) ? { path: lower } : undefined;
};
