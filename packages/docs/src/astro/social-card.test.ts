import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { socialCard } from "./social-card.ts";

const contentOf = (site: URL | undefined): Record<string, unknown> =>
  Object.fromEntries(socialCard(site).map(({ attrs = {} }) => [String(attrs.property ?? attrs.name), attrs.content]));

it("names the picture by its whole address, with the size that it has", () => {
  const content = contentOf(new URL("https://example.org/docs/"));
  const picture = readFileSync(new URL("../../public/social-card.png", import.meta.url));
  expect(content).toMatchObject({
    "og:image": "https://example.org/docs/social-card.png",
    "og:image:width": String(picture.readUInt32BE(16)),
    "og:image:height": String(picture.readUInt32BE(20)),
    "twitter:image": "https://example.org/docs/social-card.png",
    "twitter:card": "summary_large_image",
  });
  expect(picture.byteLength).toBeLessThan(60_000);
});

it("announces no picture where the address of the site is not known", () => {
  expect(contentOf(undefined)).toEqual({ "twitter:card": "summary" });
});
