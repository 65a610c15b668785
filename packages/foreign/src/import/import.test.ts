import { createMock } from "@partner-qualification/mock";
import { operations } from "@partner-qualification/openapi";
import { expect, it } from "vitest";
import { importToBruno } from "./bruno.ts";
import { type ImportedRequest, importToPostman } from "./postman.ts";

const imports: [string, () => ImportedRequest[] | Promise<ImportedRequest[]>][] = [
  ["Postman, in folders by path", () => importToPostman("Paths")],
  ["Postman, in folders by tag", () => importToPostman("Tags")],
  ["Bruno", importToBruno],
];

it.each(imports)("every request succeeds against a new mock after an import into %s", async (_name, importSpec) => {
  const requests = await importSpec();
  expect(requests).toHaveLength(operations.length);
  const mock = createMock();
  const results = [];
  for (const { name, method, target, headers, body } of requests) {
    const sent = new Headers(headers);
    sent.set("Authorization", "Bearer token");
    const url = `https://api.partnercenter.microsoft.com${target}`;
    const response = await mock.fetch(new Request(url, { method, headers: sent, ...(body !== undefined && { body }) }));
    results.push(response.ok ? "ok" : `${name}: ${response.status} ${await response.text()}`);
  }
  expect(results).toEqual(requests.map(() => "ok"));
});
