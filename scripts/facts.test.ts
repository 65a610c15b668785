import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { errata, exchanges } from "@partner-qualification/exchanges";
import { description } from "@partner-qualification/openapi";
import { expect, it } from "vitest";
import { root } from "./turbo.ts";

const record = readFileSync(join(root, "docs/decisions/0032-facts-of-pages-are-compared.md"), "utf8");
const rows = [...record.matchAll(/^\| (?<fact>[a-n]): (?<title>[^|]+?) +\| (?<places>[^|]+)\|/gm)].map(
  ({ groups: { fact = "", title = "", places = "" } = {} }) => ({
    fact,
    title,
    places: [...places.matchAll(/`([^`]+)`/g)].map(([, place = ""]) => place),
  }),
);

const ids = new Set([
  ...Object.keys(description["x-rules"]),
  ...errata.map(({ id }) => id),
  ...exchanges.map(({ id }) => id),
]);
const isThere = (place: string) =>
  ids.has(place) || existsSync(join(root, `specs/${place}.yaml`)) || existsSync(join(root, place));

it("the table of facts has each of them", () => {
  expect(rows.map(({ fact }) => fact).join("")).toBe("abcdefghijklmn");
});

it.each(rows)("fact $fact, $title, is where the table says", ({ places }) => {
  expect(places.length).toBeGreaterThan(0);
  expect(places.filter((place) => !isThere(place))).toEqual([]);
});
