import { posix } from "node:path";

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
  return {
    fileOf,
    linkFrom: (from, address) => {
      const {
        start,
        file = "",
        rest,
      } = /^(?<start>[a-z]+:\/\/[^/]+\/|\/)(?<file>[^?#]*)(?<rest>.*)$/.exec(address)?.groups ?? {};
      const inSite = start === "/" ? `/${file}`.startsWith(base) : origin !== undefined && address.startsWith(origin);
      if (!inSite) return address;
      const target = fileOf(`/${file}`.slice(base.length) || "index.html");
      if (start !== "/") return new URL(target.replace(/(^|\/)index\.html$/, "$1"), origin).href + rest;
      // A page that hosts show at any address leads on from the root.
      if (/(?:^|\/)404\.html$/.test(from)) return base + target + rest;
      return (posix.relative(posix.dirname(from), target) || posix.basename(target)) + rest;
    },
  };
};
