import { describe, expect, it } from "vitest";
import { readInstant } from "./index.ts";

describe("readInstant", () => {
  it.each([
    ["2020-12-04T20:54:24Z", 1_607_115_264_000_000_000n],
    ["2021-05-06T19:59:56.6832021+00:00", 1_620_331_196_683_202_100n],
    ["2021-05-06T19:59:56.683202199Z", 1_620_331_196_683_202_199n],
    ["2021-05-06T19:59:56.6Z", 1_620_331_196_600_000_000n],
    ["2021-05-06T21:59:56.6832021+02:00", 1_620_331_196_683_202_100n],
    ["2021-05-06T14:29:56.6832021-05:30", 1_620_331_196_683_202_100n],
    ["2021-05-06t19:59:56z", 1_620_331_196_000_000_000n],
    ["1970-01-01T00:00:00Z", 0n],
    ["1969-12-31T23:59:59.9999999Z", -100n],
    ["1969-12-31T23:59:58.0000001Z", -1_999_999_900n],
    ["0001-01-01T00:00:00Z", -62_135_596_800_000_000_000n],
    ["9999-12-31T23:59:59.999999999Z", 253_402_300_799_999_999_999n],
    ["2024-02-29T00:00:00Z", 1_709_164_800_000_000_000n],
  ])("reads %s", (text, epochNanoseconds) => {
    const instant = readInstant(text);
    expect(instant.epochNanoseconds).toBe(epochNanoseconds);
    const floored = (epochNanoseconds - (((epochNanoseconds % 1_000_000n) + 1_000_000n) % 1_000_000n)) / 1_000_000n;
    expect(instant.epochMilliseconds).toBe(Number(floored));
  });

  it.each([
    "",
    "yesterday",
    "2021-05-06",
    "2021-05-06T19:59:56",
    "2021-05-06 19:59:56Z",
    "2021-05-06T19:59Z",
    "2021-05-06T19:59:56.Z",
    "2021-05-06T19:59:56.1234567891Z",
    "2021-05-06T19:59:56+0000",
    "2021-05-06T19:59:56+24:00",
    "2021-13-06T19:59:56Z",
    "2021-02-29T19:59:56Z",
    "2021-02-30T19:59:56Z",
    "2021-04-31T19:59:56Z",
    "2021-00-06T19:59:56Z",
    "2021-05-00T19:59:56Z",
    "2021-05-06T24:00:00Z",
    "2021-05-06T19:60:00Z",
    "2016-12-31T23:59:60Z",
    "07/09/2020: 00:00:00",
    "٢٠٢١-٠٥-٠٦T19:59:56Z",
    " 2021-05-06T19:59:56Z",
    "2021-05-06T19:59:56Z\n",
  ])("rejects %j, and says what is valid", (text) => {
    expect(() => readInstant(text)).toThrow(RangeError);
    expect(() => readInstant(text)).toThrow(`${JSON.stringify(text)} is not an RFC 3339 date-time`);
  });

  it.each([undefined, null, 5, {}])("rejects %o, which is not a string", (value) => {
    expect(() => readInstant(value as unknown as string)).toThrow(RangeError);
  });
});
