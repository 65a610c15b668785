import { expect, it } from "vitest";
import { isHeaderValue } from "./header-value.ts";

it.each(["", "en-US", "a b", "a\tb", "caf\xe9"])("%j can be the value of a header", (value) =>
  expect(isHeaderValue(value)).toBe(true),
);

it.each(["a\nb", "a\rb", "a\r\nX-Other: 1", "a\0b", "a\x7fb", "\u20ac", 1, undefined])(
  "%j cannot, so that a caller adds no header",
  (value) => expect(isHeaderValue(value)).toBe(false),
);
