import { expect, it } from "vitest";
import { Redactor } from "./redactor.ts";

const token = "s3cret/token+value==";
const redactor = () => new Redactor([token, "CODE-4711"]);
/** One that was given secrets, and one that has learned them. */
const both = (...secrets: string[]): Redactor[] => {
  const learned = new Redactor();
  for (const secret of secrets) learned.add(secret);
  return [new Redactor(secrets), learned];
};

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

it("finds a secret in the spelling of a form and of JSON", () => {
  for (const one of both('a secret "word"')) {
    expect(one.text("x=a+secret+%22word%22&y=1")).toBe("x=[redacted]&y=1");
    expect(one.text('{"x":"a secret \\"word\\""}')).toBe('{"x":"[redacted]"}');
    expect(one.text("nothing here")).toBe("nothing here");
  }
});

it("finds a secret that it was given in base64", () => {
  expect(redactor().text(`"${Buffer.from(`x:${token}`).toString("base64")}"`)).toMatch(/^".{0,3}\[redacted\]"$/);
});

it("redacts the longer of two secrets that start alike", () => {
  for (const one of both("code", "code-and-more"))
    expect(one.text("code-and-more, code")).toBe("[redacted], [redacted]");
});

it("adds no text of three characters, and one of four", () => {
  for (const one of both("abc", "wxyz")) expect(one.text("abc wxyz")).toBe("abc [redacted]");
  expect(new Redactor().text("Stryker")).toBe("Stryker");
});

it.each([
  ["Bearer   abc def", "Bearer [redacted] def"],
  ["basic%20dXNlcg==;next", "basic [redacted];next"],
  ["bearerless text", "bearerless text"],
  ["eyJhbGciOi.eyJ0aWQiOi.c2lnbg, eyJhbG.x", "[redacted], eyJhbG.x"],
])("'%s' is shown as '%s'", (text, shown) => {
  expect(new Redactor().text(text)).toBe(shown);
});

it("shows a URL without a query, and one that is a query alone", () => {
  const one = redactor();
  expect(one.url("https://host/CODE-4711")).toBe("https://host/[redacted]");
  expect(one.url("?code=1")).toBe("?code=[redacted]");
});

it("reads a body after a byte order mark, keeps one inside, and shows text that is not JSON", () => {
  const one = redactor();
  expect(one.body('\uFEFF{"validationCode":"12"}')).toBe('{"validationCode":"[redacted]"}');
  expect(one.body('"\uFEFFa"')).toBe('"\uFEFFa"');
  expect(one.body("not JSON: CODE-4711")).toBe("not JSON: [redacted]");
});

it("redacts a code that is a number, and leaves a property of its name that is neither text nor number", () => {
  expect(redactor().value({ ValidationId: 123, validationCode: null, other: 123 })).toEqual({
    ValidationId: "[redacted]",
    validationCode: null,
    other: 123,
  });
});

it("learns the code of a request, with white space around the colon, and of a request without a response", () => {
  const one = redactor();
  const request = { method: "POST", url: "https://host/v1", headers: [], body: '{"validationCode" : "998877"}' };
  expect(one.traffic({ request })).toEqual({ request: { ...request, body: '{"validationCode":"[redacted]"}' } });
  expect(one.text("998877")).toBe("[redacted]");
});

it.each([
  ["of the query", "PUT", "https://host/v1?CODE=ZZ-998877", "3"],
  ["of the query, encoded", "PUT", "https://host/v1?x=1&code=ZZ%2D998877", "3"],
  ["that is a number", "POST", "https://host/v1", '{"validationCode": 998877}'],
])("learns the code %s, which the response repeats in its text", (_, method, url, body) => {
  const request = { method, url, headers: [], body };
  const response = {
    status: 400,
    reason: "",
    headers: [],
    body: '{"description":"There is no code ZZ-998877, 998877."}',
  };
  const { response: shown } = redactor().traffic({ request, response });
  expect(shown?.body).toContain("There is no code");
  expect(shown?.body).not.toContain(url.includes("?") ? "ZZ-998877" : "998877");
});

it("redacts what is nested more than 64 levels deep, and not what is above", () => {
  const nest = (depth: number, isList: boolean) => {
    let value: unknown = {};
    for (let level = 0; level < depth; level += 1) value = isList ? [value] : { a: value };
    return JSON.stringify(redactor().value(value));
  };
  for (const isList of [true, false]) {
    expect(nest(64, isList)).not.toContain("redacted");
    expect(nest(65, isList)).toContain("redacted");
  }
});

it("leaves a property that is named toJSON and is not a function", () => {
  expect(redactor().value({ toJSON: "x" })).toEqual({ toJSON: "x" });
});

it("learns nothing from another parameter of the query", () => {
  const one = redactor();
  one.learn({ request: { method: "GET", url: "https://host/v1?filter=schools", headers: [], body: "" } });
  expect(one.text("schools")).toBe("schools");
});
