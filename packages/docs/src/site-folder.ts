import { fileURLToPath } from "node:url";

/**
 * The absolute path of the built site: static files for any host.
 *
 * @example
 * ```ts
 * await cp(siteFolder, "/var/www/docs", { recursive: true });
 * ```
 */
export const siteFolder: string = fileURLToPath(new URL("../dist/site", import.meta.url));
