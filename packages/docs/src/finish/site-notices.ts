import { realpathSync } from "node:fs";
import { findPackageJSON } from "node:module";
import { dirname } from "node:path";
import { pathToFileURL } from "node:url";
import { noticesOf } from "@partner-qualification/notices";

const manifestOf = (name: string, from: string): string => {
  const manifest = findPackageJSON(name, from);
  if (!manifest) throw new Error(`${name} is not installed. Run \`pnpm install\`.`);
  return manifest;
};

/** The licenses of what the scripts and styles of the site contain, and of the engine of its search. */
export const siteNotices = (): string => {
  const starlight = manifestOf("@astrojs/starlight", import.meta.url);
  // A package sees what it depends on from where it really is.
  const within = pathToFileURL(realpathSync(starlight));
  const parts = ["@pagefind/default-ui", "pagefind", "astro-expressive-code"].map((name) =>
    manifestOf(name, within.href),
  );
  return noticesOf([starlight, manifestOf("astro", import.meta.url), ...parts].map((manifest) => dirname(manifest)));
};
