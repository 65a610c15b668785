import { describe, expect, it } from "vitest";
import { compareResponses } from "./compare-responses.ts";
import type { HttpResponse } from "./message.ts";

const response = (change: Partial<HttpResponse> = {}): HttpResponse => ({
  status: 200,
  reason: "OK",
  headers: [["Content-Type", "application/json"]],
  body: '{"a": 1}',
  ...change,
});
const what = (change: Partial<HttpResponse>) => compareResponses(response(), response(change)).map((one) => one.what);

describe("two responses", () => {
  it("are the same but for the order of headers, Date, and white space in the body", () => {
    const one = response({
      headers: [
        ["A", "1"],
        ["B", "2"],
        ["Date", "now"],
      ],
    });
    const other = response({
      headers: [
        ["b", "2"],
        ["a", "1"],
        ["Date", "then"],
        ["Connection", "close"],
      ],
      body: '{"a":1}',
    });
    expect(compareResponses(one, other)).toEqual([]);
  });

  it("are the same with another Content-Length, which goes with the white space", () => {
    expect(what({ headers: [...response().headers, ["Content-Length", "7"]] })).toEqual([]);
  });

  it("differ in the status", () => expect(what({ status: 201 })).toEqual(["status"]));
  it("differ in the reason phrase", () => expect(what({ reason: "Fine" })).toEqual(["reason phrase"]));
  it("differ in a value", () => expect(what({ body: '{"a": 2}' })).toEqual(["body"]));
  it("differ in the value of a header", () =>
    expect(what({ headers: [["Content-Type", "text/plain"]] })).toEqual(["header Content-Type"]));
  it("differ in a header that one of them lacks", () => {
    expect(what({ headers: [] })).toEqual(["header Content-Type"]);
    expect(
      what({
        headers: [
          ["Content-Type", "application/json"],
          ["Server", "x"],
        ],
      }),
    ).toEqual(["header Server"]);
  });
});
