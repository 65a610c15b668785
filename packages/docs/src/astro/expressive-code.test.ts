import { expect, it } from "vitest";
import { expressiveCode } from "./expressive-code.ts";

const localeOf = (file: Partial<Record<"url" | "path", string>>) => {
  const { getBlockLocale } = expressiveCode;
  const place = {
    cwd: "/",
    data: {},
    path: file.path ?? "",
    ...(file.url !== undefined && { url: new URL(file.url) }),
  };
  return getBlockLocale?.({ input: { code: "", language: "sh" }, file: place });
};

it.each([
  ["https://example.org/ja-JP/errors/throttled.html", "ja-JP"],
  ["https://example.org/docs/ja-JP/errors/throttled.html", "ja-JP"],
  ["https://example.org/docs/ja-JP.html", "ja-JP"],
  ["https://example.org/docs/ja-JP/", "ja-JP"],
  ["https://example.org/404.html", undefined],
])("code of the page %s is of the language %s", (url, locale) => {
  expect(localeOf({ url })).toBe(locale);
});

it.each([
  ["/home/user/docs/guides/de-DE/3-first-call.md", "de-DE"],
  ["C:\\docs\\guides\\de-DE\\3-first-call.md", "de-DE"],
  ["/home/user/docs/guides/3-first-call.md", undefined],
])("code of the guide %s is of the language %s", (path, locale) => {
  expect(localeOf({ path })).toBe(locale);
});
