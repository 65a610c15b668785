/** The pages of a site with the styles and scripts that they share in one file each. */
export interface SharedAssets {
  /** The text of each page, by its file. */
  pages: Map<string, string>;
  /** The text of the two files, by their names in the folder of the assets. */
  files: Record<string, string>;
  /** The names of the files that are in these now, and that no page needs any more. */
  merged: string[];
}

const stylesheet = /<link rel="stylesheet" href="((?:[^"]*\/)?_astro\/)([^"/]+\.css)"( media="print")?>/g;
const moduleScript = /<script type="module" src="((?:[^"]*\/)?_astro\/)([^"/]+\.js)"><\/script>/g;
// Such a module cannot be put into a function.
const importsOrExports = /(?:^|[;}\s])(?:import\s*["'{*\w]|export\s*[{*\w])/;

/** The names that a pattern finds, by the number of pages with them, in the order in which they are met. */
const countNames = (pages: Iterable<string>, pattern: RegExp): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const html of pages)
    for (const name of new Set([...html.matchAll(pattern)].map(([, , found = ""]) => found)))
      counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
};

/** Replaces the first of several tags by one for them all, and removes the others. */
const mergeTags = (
  html: string,
  pattern: RegExp,
  names: ReadonlySet<string>,
  tag: (folder: string) => string,
): string => {
  let isFirst = true;
  return html.replace(pattern, (found: string, folder: string, name: string) => {
    if (!names.has(name)) return found;
    const replaced = isFirst ? tag(folder) : "";
    isFirst = false;
    return replaced;
  });
};

/**
 * Merges the stylesheets of the pages into one file, and the module scripts that a tenth of them have: each request costs
 * its headers, also where the browser has the file, and 23 of them were a fifth of a page. A script that few pages have
 * would make the first page of all others larger.
 *
 * @param pages the text of each page, by its file; a page without the frame of the site is not among them.
 * @param read returns the text of a file in the folder of the assets.
 */
export const mergeAssets = (pages: ReadonlyMap<string, string>, read: (name: string) => string): SharedAssets => {
  const print = new Set(
    [...pages.values()].flatMap((html) =>
      [...html.matchAll(stylesheet)].filter(([, , , media]) => media).map(([, , name = ""]) => name),
    ),
  );
  const styles = new Set(countNames(pages.values(), stylesheet).keys());
  const common = [...countNames(pages.values(), moduleScript)]
    .filter(([name, count]) => count > pages.size / 10 && !importsOrExports.test(read(name)))
    .map(([name]) => name);
  const scripts = new Set(common);
  return {
    pages: new Map(
      [...pages].map(([file, html]) => [
        file,
        mergeTags(
          mergeTags(html, stylesheet, styles, (folder) => `<link rel="stylesheet" href="${folder}site.css">`),
          moduleScript,
          scripts,
          (folder) => `<script type="module" src="${folder}site.js"></script>`,
        ),
      ]),
    ),
    files: {
      "site.css": [...styles].map((name) => (print.has(name) ? `@media print{${read(name)}}` : read(name))).join("\n"),
      "site.js": common.map((name) => `(()=>{${read(name)}\n})();`).join("\n"),
    },
    merged: [...styles, ...scripts],
  };
};
