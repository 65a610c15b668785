import { createMock, listen } from "@partner-qualification/mock";
import { afterEach, expect, it } from "vitest";
import { openServer } from "./open-server.ts";
import { parseTargetUrl } from "./target-url.ts";

let close: (() => Promise<void>) | undefined;
afterEach(() => close?.());

/** A mock that notes the methods that it receives, opened for a run that may write, or not. */
const open = async (writes: boolean) => {
  const mock = createMock();
  const methods: string[] = [];
  const fetch = (request: Request) => {
    methods.push(request.method);
    return mock.fetch(request);
  };
  const server = await listen({ fetch }, { port: 0 });
  close = () => server.close();
  const { subject } = await openServer(parseTargetUrl(`${server.url}/v1`), { writes });
  return { subject, methods };
};

const request = (method: string) => ({ method, path: "/v1/customers/all/validations", headers: {} });

it("sends only GET where writes are not allowed", async () => {
  const { subject, methods } = await open(false);
  for (const method of ["POST", "PUT", "DELETE", "PATCH"])
    await expect(subject.server.send(request(method))).rejects.toThrow(
      `This run only reads, and a case sends ${method} /v1/customers/all/validations. Make the case not applicable where writes are not allowed.`,
    );
  expect((await subject.server.send(request("GET"))).status).toBe(401);
  expect(new Set(methods)).toEqual(new Set(["GET"]));
});

it("sends every method where writes are allowed", async () => {
  const { subject, methods } = await open(true);
  await subject.server.send(request("PUT"));
  expect(methods).toContain("PUT");
});
