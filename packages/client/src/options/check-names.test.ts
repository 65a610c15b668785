import { describe, expect, it } from "vitest";
import { checkNames } from "./check-names.ts";

const known = { baseUrl: 1, timeout: 1, params: 1 };

describe("a name that is not known", () => {
  it.each([
    ["baseURL", "baseUrl"],
    ["BASEURL", "baseUrl"],
    ["baseUrls", "baseUrl"],
    ["baseUr", "baseUrl"],
    ["bseUrl", "baseUrl"],
    ["xbaseUrl", "baseUrl"],
    ["vaseUrl", "baseUrl"],
    ["baseUrk", "baseUrl"],
    ["timout", "timeout"],
    ["timeOuts", "timeout"],
    ["itmeout", "timeout"],
    ["timeotu", "timeout"],
    ["parmas", "params"],
  ])("%s is near %s", (name, near) => {
    expect(() => checkNames({ [name]: 1 }, known)).toThrow(new TypeError(`Option ${name} is not known. Use ${near}.`));
  });

  it.each(["base", "url", "timer", "tiemotu", "timoxut", "timxeut", "parm", "paramass", "", "toString", "__proto__x"])(
    "%s is near none",
    (name) => {
      expect(() => checkNames({ [name]: 1 }, known)).toThrow(
        new TypeError(`Option ${name} is not known. Use one of baseUrl, timeout, params.`),
      );
    },
  );

  it("may be allowed all the same", () => {
    const isTrace = (name: string) => name === "trace";
    expect(() => checkNames({ trace: 1, timeout: 1 }, known, isTrace)).not.toThrow();
    expect(() => checkNames({ trace: 1, timer: 1 }, known, isTrace)).toThrow("Option timer is not known.");
  });
});
