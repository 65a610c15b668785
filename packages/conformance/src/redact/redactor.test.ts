import { expect, it } from "vitest";
import { Redactor } from "./redactor.ts";

const token = "s3cret/token+value==";
const redactor = () => new Redactor([token, "CODE-4711"]);

it.each([
  `Authorization: Bearer ${token}`,
  encodeURIComponent(token),
  encodeURIComponent(token).toLowerCase(),
  JSON.stringify({ message: `not ${token}` }),
  "the code CODE-4711 is used up",
  "the code code-4711 is used up",
  "bearer eyJhbGciOiJub25lIn0.eyJ0aWQiOiIxIn0.signature",
  "the token eyJhbGciOiJub25lIn0.eyJ0aWQiOiIxIn0.signature has expired",
])("%s has no secret left", (text) => {
  const shown = redactor().text(text);
  expect(shown).not.toMatch(/s3cret|4711|eyJ/i);
  expect(shown).toContain("[redacted]");
});

it("shows only headers without secrets, and no value of a query", () => {
  const request = {
    method: "GET",
    url: "https://host/v1?code=987654&other=x",
    headers: [
      ["Authorization", "Bearer any"],
      ["Cookie", "session=1"],
      ["X-Api-Key", "key"],
      ["MS-RequestId", "037db222"],
    ] as [string, string][],
    body: '{"validationCode":"987654","qualification":"Education"}',
  };
  expect(redactor().message(request)).toEqual({
    method: "GET",
    url: "https://host/v1?code=[redacted]&other=[redacted]",
    headers: [
      ["Authorization", "Bearer [redacted]"],
      ["Cookie", "[redacted]"],
      ["X-Api-Key", "[redacted]"],
      ["MS-RequestId", "037db222"],
    ],
    body: '{"validationCode":"[redacted]","qualification":"Education"}',
  });
});

it("learns the codes that a response lists, and redacts them wherever they stand from then on", () => {
  const one = redactor();
  const response = { status: 200, reason: "OK", headers: [], body: '[{"validationId":"665544"}]' };
  const request = { method: "GET", url: "https://host/v1", headers: [], body: "" };
  expect(one.text("665544")).toBe("665544");
  expect(one.traffic({ request, response }).response?.body).toBe('[{"validationId":"[redacted]"}]');
  expect(one.text("Code 665544 is unknown")).toBe("Code [redacted] is unknown");
});

it("keeps the types of JSON, and writes a matcher as its text", () => {
  const value = { found: [1, true, null, "none"], documented: { toJSON: () => "(a time)" } };
  expect(redactor().value(value)).toEqual({ found: [1, true, null, "none"], documented: "(a time)" });
});
