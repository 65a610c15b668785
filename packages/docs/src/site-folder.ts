import { fileURLToPath } from "node:url";

/**
 * The absolute path of the built site: static files for any host.
 *
 * @example
 * ```ts
 * existsSync(`${siteFolder}/en-US/index.html`); // true
 * ```
 */
export const siteFolder: string = fileURLToPath(new URL("../dist/site", import.meta.url));
