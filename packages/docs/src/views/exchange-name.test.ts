import { type Exchange, exchanges } from "@partner-qualification/exchanges";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { exchangeName, requestLineOf } from "./exchange-name.ts";
import { readLocales } from "./locale-view.ts";

const locales = await readLocales();
const exchange = (id: string): Exchange => {
  const found = exchanges.find((one) => one.id === id);
  if (!found) throw new RangeError(`There is no exchange '${id}'.`);
  return found;
};
/** With plain spaces before the dots, as it reads. */
const nameIn = (code: string, id: string): string => {
  const locale = locales.find((one) => one.code === code);
  if (!locale) throw new RangeError(`There is no language ${code}.`);
  return exchangeName(locale, exchange(id)).replaceAll("\u00a0", " ");
};

describe("the name of an exchange", () => {
  it.each([
    ["what is sent", "put-qualification-gcc-2020", "Set Government Community Cloud (3) · page dated December 7, 2020"],
    ["what is returned", "get-qualification-education", "The customer is a school · page dated December 7, 2020"],
    ["that it has no request", "any-throttled", "The request was throttled · response only · page dated July 18, 2022"],
    [
      "that it has no response, and then what is requested",
      "get-validation-codes-undated-cs-cz",
      "Get the partner's validation codes · request only · Czech · undated page",
    ],
    [
      "the one line that is printed",
      "request-syntax-get-qualification-hu-hu-2020-12-07",
      "Request line “Kap /v1/customers/…/qualification” · Hungarian · page dated December 7, 2020",
    ],
  ])("says %s", (_, id, name) => {
    expect(nameIn("en-US", id)).toBe(name);
  });

  it("is in the language of the page", () => {
    expect(nameIn("de-DE", "put-qualification-gcc-2020")).toBe(
      "Government Community Cloud festlegen (3) · Seite vom 7. Dezember 2020",
    );
  });

  it("has no full stop in any language", () => {
    expect(nameIn("ja-JP", "get-qualification-education")).toMatch(/^[^·。]+ · /);
  });

  it("has the day that the page states wherever it is made", () => {
    onTestFinished(() => void vi.unstubAllEnvs());
    vi.stubEnv("TZ", "America/New_York");
    expect(nameIn("en-US", "put-qualification-gcc-2020")).toMatch(/December 7, 2020$/);
  });

  it("keeps each dot, in Chinese a bar, on the line of what is before it", () => {
    for (const locale of locales) {
      const separated = locale.code === "zh-TW" ? /^[^·|]*\S\u00a0\| \S[^·]*$/ : /^[^·|]*\S\u00a0· \S[^|]*$/;
      expect(exchangeName(locale, exchange("any-throttled"))).toMatch(separated);
    }
  });

  it.each(locales)("is in $code not that of another", (locale) => {
    const names = exchanges.map((one) => exchangeName(locale, one));
    expect(names.length).toBeGreaterThan(0);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  it("needs the example that the exchange shows", () => {
    const [english] = locales;
    const lost = { ...exchange("put-qualification-gcc-2020"), example: "lost" };
    expect(() => english && exchangeName(english, lost)).toThrow("The spec has no example 'lost'");
  });
});

describe("a request line", () => {
  it.each([
    ["GET {baseURL}/v1/{a}/x/{b} HTTP/1.1\n", "GET /v1/…/x/…"],
    ["PUT {baseURL}/v1/{a}/x?code={code} HTTP/1.1", "PUT /v1/…/x"],
    ["提出 {baseURL}/v1/{a}/x？ code = {code} HTTP/1。1", "提出 /v1/…/x"],
    ["GET {baseURL}/v1/x HTTP/1.1\nAccept: */*", undefined],
  ])("of %j is %j", (request, line) => {
    const { response: _, ...lineAlone } = { ...exchange("any-throttled"), request };
    expect(requestLineOf(lineAlone)).toBe(line);
  });

  it("is not that of a request with a response", () => {
    const request = "GET {baseURL}/v1/x HTTP/1.1";
    expect(requestLineOf({ ...exchange("any-throttled"), request })).toBeUndefined();
  });
});
