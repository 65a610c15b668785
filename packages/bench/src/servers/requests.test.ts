import type { Request } from "autocannon";
import { expect, test } from "vitest";
import { requestsOf } from "./requests.ts";

const made = (kind: "PUT" | "POST") => {
  const [request] = requestsOf(kind);
  const setup = request?.setupRequest;
  if (typeof setup !== "function") throw new Error(`${kind} makes no fresh requests.`);
  const again = () => setup(request as Request, {});
  return [again(), again()];
};

test.each(["PUT", "POST"] as const)("each %s has a customer and an id of its own", (kind) => {
  const [one, other] = made(kind);
  expect(one?.path).toMatch(/^\/v1\/customers\/[\da-f]{8}-0000-4000-8000-[\da-f]{12}\/qualification/);
  expect(one?.path).not.toBe(other?.path);
  expect(one?.headers?.["MS-RequestId"]).not.toBe(other?.headers?.["MS-RequestId"]);
});
