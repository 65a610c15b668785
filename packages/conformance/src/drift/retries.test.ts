import { describe, expect, it } from "vitest";
import type { HttpRequest, HttpResponse } from "../http/message.ts";
import { recorded } from "../testing/recorded-traffic.ts";
import { Retries } from "./retries.ts";

const first = "037db222-6d8e-4d7f-ba78-df3dca33fb68";
const second = "7d2456fd-2d79-46d0-9f8e-5d7ecd5f8745";
const url = "https://host/v1/customers/1/qualifications";
const idOf = (id: string | undefined): [string, string][] => (id === undefined ? [] : [["MS-RequestId", id]]);

/** A write that was sent at a time. */
const write = (
  id: string | undefined,
  started: number,
  response: Partial<HttpResponse> | null = {},
  request: Partial<HttpRequest> = {},
) => recorded({ method: "POST", url, headers: idOf(id), body: "{}", ...request }, response, { started });

const failed = { status: 500, body: "" };
const throttled = (value: string): Partial<HttpResponse> => ({ status: 429, headers: [["Retry-After", value]] });

/** What is found of the last of some requests. */
const last = (...entries: ReturnType<typeof write>[]) => {
  const retries = new Retries();
  return entries.map((entry) => retries.check(entry)).at(-1);
};

describe("the MS-RequestId of a retry", () => {
  it("is kept, in any case", () => {
    expect(last(write(first, 0, failed), write(first.toUpperCase(), 1_000))).toEqual([]);
  });

  it("is another one, or missing", () => {
    const found = (was: string, is: string) => [
      {
        check: "retry-changed-request-id",
        severity: "error",
        message: `The retry has '${is}', the request that failed '${was}'.`,
      },
    ];
    expect(last(write(first, 0, failed), write(second, 1_000))).toEqual(found(first, second));
    expect(last(write(first, 0, failed), write(undefined, 1_000))).toEqual(found(first, "none"));
    expect(last(write(undefined, 0, failed), write(second, 1_000))).toEqual(found("none", second));
  });

  it("may change in a read, and in another request", () => {
    const read = { method: "GET", body: "" };
    expect(last(write(first, 0, failed, read), write(second, 1_000, {}, read))).toEqual([]);
    expect(last(write(first, 0, failed), write(second, 1_000, {}, { body: "[]" }))).toEqual([]);
    expect(last(write(first, 0, failed), write(second, 1_000, {}, { url: `${url}/2` }))).toEqual([]);
    expect(last(write(first, 0, failed), write(second, 1_000, {}, { method: "PUT" }))).toEqual([]);
  });

  it("may change once a retry has succeeded", () => {
    expect(last(write(first, 0, failed), write(first, 1_000), write(second, 2_000))).toEqual([]);
  });

  it("may change after ten minutes, counted from the end of the request that failed", () => {
    const entry = write(first, 0, failed);
    expect(last({ ...entry, took: 10 }, write(second, 600_010))).toHaveLength(1);
    expect(last({ ...entry, took: 10 }, write(second, 600_011))).toEqual([]);
  });
});

describe("Retry-After", () => {
  const early = (seconds: number) => [
    { check: "retry-too-early", severity: "warning", message: `It came ${seconds} s too early.` },
  ];

  it("is waited for, with half a second of tolerance, from the end of the response", () => {
    const entry = { ...write(first, 1_000, throttled("10")), took: 500 };
    expect(last(entry, write(first, 2_000))).toEqual(early(10));
    expect(last(entry, write(first, 10_999))).toEqual(early(1));
    expect(last(entry, write(first, 11_000))).toEqual([]);
  });

  it("is not checked where the recording has no times, or the response no such header", () => {
    expect(last(write(first, 0, throttled("10")), write(first, 0))).toEqual([]);
    expect(last(write(first, 1_000, failed), write(first, 1_001))).toEqual([]);
  });
});

it("remembers 1,000 requests that failed, and forgets the oldest", () => {
  const urlOf = (index: number) => `${url}/${index}`;
  const fill = (count: number) => {
    const retries = new Retries();
    for (let index = 0; index < count; index += 1) retries.check(write(first, 0, failed, { url: urlOf(index) }));
    return (index: number) => retries.check(write(second, 1_000, {}, { url: urlOf(index) })).length;
  };
  expect(fill(1_000)(0)).toBe(1);
  const found = fill(1_001);
  expect(found(0)).toBe(0);
  expect(found(1)).toBe(1);
});
