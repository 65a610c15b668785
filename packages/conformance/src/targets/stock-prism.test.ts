// Where a stock Prism differs from the service and from our mock in what no documented exchange shows.

import { createMock, listen } from "@partner-qualification/mock";
import { operations } from "@partner-qualification/openapi";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type HttpRequest, headerValue } from "../http/message.ts";
import { sendRequest } from "../http/send-request.ts";
import { startPrism } from "./stock-prism.ts";

const host = "127.0.0.1";
let mock: Awaited<ReturnType<typeof listen>>;
let prism: Awaited<ReturnType<typeof startPrism>>;

beforeAll(async () => {
  mock = await listen(createMock(), { host, port: 0 });
  prism = await startPrism();
}, 60_000);
afterAll(async () => {
  await mock.close();
  await prism.stop();
});

const request = (method: string, path: string, token = true): HttpRequest => ({
  method,
  url: `https://api.partnercenter.microsoft.com${path}`,
  headers: [
    ["Host", "api.partnercenter.microsoft.com"],
    ...(token ? [["Authorization", "Bearer any"] as [string, string]] : []),
  ],
  body: "",
});

/** Sends a request to both. */
const send = async (one: HttpRequest) => {
  const responses = { mock: await sendRequest({ host, port: mock.port }, one), prism: await sendRequest(prism, one) };
  const typeOf = (name: keyof typeof responses) => headerValue(responses[name], "Content-Type");
  return { ...responses, types: { mock: typeOf("mock"), prism: typeOf("prism") } };
};

describe("unlike our mock, a stock Prism", () => {
  it("rejects an unknown path in its own format", async () => {
    const { mock: ours, prism: stock, types } = await send(request("GET", "/v1/nothing"));
    expect([ours.status, stock.status]).toEqual([404, 404]);
    expect(types).toEqual({ mock: "application/json", prism: "application/problem+json" });
  });

  it("rejects a method that the path does not have in its own format, without Allow", async () => {
    const { mock: ours, prism: stock, types } = await send(request("DELETE", "/v1/customers/all/validations"));
    expect([ours.status, stock.status]).toEqual([405, 405]);
    expect(types).toEqual({ mock: "application/json", prism: "application/problem+json" });
    expect([headerValue(ours, "Allow"), headerValue(stock, "Allow")]).toEqual(["GET", undefined]);
  });

  it("does not match a path without regard to case", async () => {
    const { mock: ours, prism: stock } = await send(request("GET", "/V1/Customers/All/Validations"));
    expect([ours.status, stock.status]).toEqual([200, 404]);
  });

  it("does not say what was wrong with a request", async () => {
    const { mock: ours, prism: stock } = await send(request("GET", "/v1/customers/not-a-guid/qualifications"));
    expect([ours.status, stock.status]).toEqual([400, 400]);
    expect(JSON.parse(ours.body).description).toContain("customer-tenant-id");
    const { invalidRequestInput } = operations[0]?.responses[400]?.body?.examples ?? {};
    expect(JSON.parse(stock.body)).toEqual(invalidRequestInput?.value);
  });
});
