// What no documented exchange shows: where a stock Prism answers otherwise than the service, and than our mock.

import { createMock, listen } from "@partner-qualification/mock";
import { description } from "@partner-qualification/openapi";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Contract } from "./contract.ts";
import { type HttpRequest, headerOf } from "./http-message.ts";
import { startPrism } from "./targets/stock-prism.ts";
import { exchangeBytes } from "./wire.ts";

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

const ask = async (one: HttpRequest) => {
  const answers = { mock: await exchangeBytes({ host, port: mock.port }, one), prism: await exchangeBytes(prism, one) };
  const typeOf = (name: keyof typeof answers) => headerOf(answers[name], "Content-Type");
  return { ...answers, types: { mock: typeOf("mock"), prism: typeOf("prism") } };
};

describe("unlike our mock, a stock Prism", () => {
  it("answers an unknown path in a shape of its own", async () => {
    const { mock: ours, prism: stock, types } = await ask(request("GET", "/v1/nothing"));
    expect([ours.status, stock.status]).toEqual([404, 404]);
    expect(types).toEqual({ mock: "application/json", prism: "application/problem+json" });
  });

  it("answers a method that the path does not take in a shape of its own, without Allow", async () => {
    const { mock: ours, prism: stock, types } = await ask(request("DELETE", "/v1/customers/all/validations"));
    expect([ours.status, stock.status]).toEqual([405, 405]);
    expect(types).toEqual({ mock: "application/json", prism: "application/problem+json" });
    expect([headerOf(ours, "Allow"), headerOf(stock, "Allow")]).toEqual(["GET", undefined]);
  });

  it("does not match a path without regard to case", async () => {
    const { mock: ours, prism: stock } = await ask(request("GET", "/V1/Customers/All/Validations"));
    expect([ours.status, stock.status]).toEqual([200, 404]);
  });

  it("does not say what was wrong with a request", async () => {
    const { mock: ours, prism: stock } = await ask(request("GET", "/v1/customers/not-a-guid/qualifications"));
    expect([ours.status, stock.status]).toEqual([400, 400]);
    expect(JSON.parse(ours.body).description).toContain("customer-tenant-id");
    expect(JSON.parse(stock.body)).toEqual(
      new Contract(description).operations[0]?.responseExamples(400).invalidRequestInput,
    );
  });
});
