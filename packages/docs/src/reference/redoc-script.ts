import { readFileSync } from "node:fs";
import { join } from "node:path";
import { redoclyFolder } from "./redocly-cli.ts";
import { type Replacement, replaceOnce } from "./replace-once.ts";

/**
 * What keeps Redoc's script from sending requests to other hosts. The policy of its page would block them, too, but on
 * each page the browser would report it, and a reader would see a broken image.
 */
export const replacements: readonly Replacement[] = [
  {
    reason: "the logo is a word instead of an image of another host",
    find: "(0,V.jsx)(`img`,{alt:`redocly logo`,onError:()=>n(!1),src:e?`https://cdn.redoc.ly/redoc/logo-mini-full.svg`:`https://cdn.redoc.ly/redoc/logo-mini.svg`})",
    replace: "`Redoc`",
  },
  {
    reason: "telemetry has no address",
    find: "https://otel.cloud.redocly.com/v1/traces",
    replace: "about:blank",
  },
  {
    reason: "icons of fonts are not fetched from another host",
    find: "https://cdn.redocly.com/icons/fa/7.0.0",
    replace: "icons/fa",
  },
  {
    reason: "icons of languages are not fetched from another host",
    find: "https://cdn.redocly.com/icons/code/5.24.0",
    replace: "icons/code",
  },
  {
    reason: "the search runs in the page: its worker would need `eval`",
    find: "try{return e._factory??=Function(XDe),!0}catch{return!1}",
    replace: "return!1",
  },
];

/**
 * Returns Redoc's script for our own host. The Redocly CLI carries it: the same bytes as in the package `redoc` of the
 * version the CLI renders with, so that page and script cannot get out of step.
 *
 * @throws Error when a replacement does not match exactly once.
 */
export const redocScript = (): string =>
  replaceOnce(
    "redoc.standalone.js",
    readFileSync(join(redoclyFolder, "lib/chunks/redoc.standalone.js"), "utf8"),
    replacements,
  );
