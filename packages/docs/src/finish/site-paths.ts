import { posix } from "node:path";
import { once } from "./once.ts";

/** Where the pages of a built site stand, and how they lead to each other. */
export interface SitePaths {
  /** The file that a built one moves to: a page that has a folder of its name is the index of the folder. */
  fileOf(built: string): string;
  /** The way from a page to an address of the build: relative for what is in the site, so that it works under any path. */
  linkFrom(file: string, address: string): string;
}

/**
 * Maps what Astro builds to what is published.
 *
 * @param built the files of the build, relative to its folder.
 * @param base the path that the addresses of the build start with, such as `/` or `/docs/`.
 * @param origin the address of the site with `base`, where it is known.
 */
export const sitePaths = (built: readonly string[], base: string, origin: string | undefined): SitePaths => {
  const folders = new Set(built.flatMap((file) => [...file.matchAll(/\//g)].map(({ index }) => file.slice(0, index))));
  const fileOf = (file: string) =>
    file.replace(/^(.+)(?=\.(?:html|md)$)/, (name) => (folders.has(name) ? `${name}/index` : name));
  /** The link from the pages of a folder; from a page that hosts show at any address, it leads on from the root. */
  const linkOf = (folder: string | undefined, address: string): string => {
    const {
      start,
      file = "",
      rest,
    } = /^(?<start>[a-z]+:\/\/[^/]+\/|\/)(?<file>[^?#]*)(?<rest>.*)$/.exec(address)?.groups ?? {};
    const inSite = start === "/" ? `/${file}`.startsWith(base) : origin !== undefined && address.startsWith(origin);
    if (!inSite) return address;
    const target = fileOf(`/${file}`.slice(base.length) || "index.html");
    if (start !== "/") return new URL(target.replace(/(^|\/)index\.html$/, "$1"), origin).href + rest;
    if (folder === undefined) return base + target + rest;
    return posix.relative(folder, target) + rest;
  };
  // The pages of a folder have the same sidebar: a hundred links each.
  const linksOf = once((folder: string) => once((address) => linkOf(folder, address)));
  const linksOfAny = once((address) => linkOf(undefined, address));
  return {
    fileOf,
    linkFrom: (from, address) =>
      /(?:^|\/)404\.html$/.test(from) ? linksOfAny(address) : linksOf(posix.dirname(from))(address),
  };
};
