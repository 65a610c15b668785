import { describe, expectTypeOf, it } from "vitest";
import type { ValuesOf } from "./cli/settings.ts";
import { type ConnectOptions, createMock, type MockOptions } from "./index.ts";

// Nothing here is run: the type check is the test.

describe("the options that take one of a few values", () => {
  it("name them", () => {
    expectTypeOf<MockOptions["mfa"]>().toEqualTypeOf<"on" | "off" | undefined>();
    expectTypeOf<MockOptions["errors"]>().toEqualTypeOf<"pages" | "captured" | undefined>();
    expectTypeOf<MockOptions["responses"]>().toEqualTypeOf<"pages" | "reference" | undefined>();
    createMock({ vetting: "approve", mfa: "off", errors: "captured", responses: "reference" });
    createMock({ vetting: "deny:No school" });
    createMock({ vetting: "PT1M30S" });
  });

  it("reject a misspelled one", () => {
    // @ts-expect-error It is `approve`.
    createMock({ vetting: "aprove" });
    // @ts-expect-error The colon is missing.
    createMock({ vetting: "deny No school" });
    // @ts-expect-error It is `on` or `off`.
    createMock({ mfa: "maybe" });
    // @ts-expect-error It is `pages` or `captured`.
    createMock({ errors: "wire" });
    // @ts-expect-error It is `pages` or `reference`.
    createMock({ responses: "wrapped" });
    expectTypeOf<"aprove">().not.toExtend<ConnectOptions["vetting"]>();
  });

  it("have the same values on the command line", () => {
    type Choices = "vetting" | "mfa" | "errors" | "responses";
    expectTypeOf<Pick<ValuesOf<"mock">, Choices>>().toEqualTypeOf<Pick<MockOptions, Choices>>();
  });
});
