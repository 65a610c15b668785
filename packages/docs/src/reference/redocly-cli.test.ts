import { expect, it } from "vitest";
import { renderPages } from "./redocly-cli.ts";

const described = (title: string) => ({ openapi: "3.1.0", info: { title, version: "1.0.0" }, paths: {} });

it("renders each description to a page of its own, in their order", async () => {
  const [one = "", other = "", ...more] = await renderPages([described("One thing"), described("Another")]);
  expect(more).toEqual([]);
  expect(one).toContain("One thing");
  expect(one).not.toContain("Another");
  expect(other).toContain("Another");
  expect(other).not.toContain("One thing");
  expect(other.match(/<style data-styled[^>]*>[\s\S]*?<\/style>/g)).toEqual(
    one.match(/<style data-styled[^>]*>[\s\S]*?<\/style>/g),
  );
});

it("fails with what the CLI writes when one of the descriptions cannot be rendered", async () => {
  await expect(renderPages([described("One thing"), { paths: {} }])).rejects.toThrow("Unsupported specification");
});
