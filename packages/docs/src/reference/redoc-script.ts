import { readFileSync } from "node:fs";
import { join } from "node:path";
import { redoclyFolder } from "./redocly-cli.ts";
import { type Replacement, replaceOnce } from "./replace-once.ts";

/** A word of the reference's language, or Redoc's own where it has none. */
const word = (key: string, own: string) => `(globalThis.redocWords?.[\`${key}\`]??\`${own}\`)`;

/** What keeps Redoc's script from sending requests to other hosts, lets it run as a classic script, and names a button. */
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
    reason: "Font Awesome icons are not fetched from another host",
    find: "https://cdn.redocly.com/icons/fa/7.0.0",
    replace: "icons/fa",
  },
  {
    reason: "icons of languages are not fetched from another host",
    find: "https://cdn.redocly.com/icons/code/5.24.0",
    replace: "icons/code",
  },
  {
    reason: "the button that selects an example is called by what it shows",
    find: '"aria-label":`Example`,options:e.map(',
    replace: "options:e.map(",
  },
  {
    reason:
      "the search runs in the page, where it finds a word inside a text without spaces too: its worker would need `eval`",
    find: "try{return e._factory??=Function(XDe),!0}catch{return!1}",
    replace: "return!1",
  },
  {
    reason: "Redoc's words are those of the page's language",
    find: "translate:(e,t)=>(typeof t==`string`?t:t?.defaultValue)||e||``",
    replace: "translate:(e,t)=>globalThis.redocWords?.[e]||(typeof t==`string`?t:t?.defaultValue)||e||``",
  },
  {
    reason: "the search field is called in the page's language",
    find: "placeholder:`Search docs...`",
    replace: `placeholder:${word("search.label", "Search")}`,
  },
  {
    reason: "the search says in the page's language that it waits",
    find: "children:`Search endpoints, schemas, and more...`",
    replace: `children:${word("search.label", "Search")}`,
  },
  {
    reason: "the search says in the page's language that it found nothing",
    find: "children:`No results`",
    replace: `children:${word("search.noResults", "No results")}`,
  },
  ...[
    ["navigate", "to navigate"],
    ["select", "to select"],
    ["exit", "to exit"],
  ].map(([key = "", own = ""]) => ({
    reason: `the search says in the page's language which key is there ${own}`,
    find: `text:\`${own}\``,
    replace: `text:${word(`search.keys.${key}`, own)}`,
  })),
  {
    reason: "the search is left by a button in the page's language",
    find: "onClick:e,children:`Cancel`",
    replace: `onClick:e,children:${word("search.cancel", "Cancel")}`,
  },
  {
    reason: "the button that copies is called in the page's language",
    find: '"aria-label":`Copy`',
    replace: `"aria-label":${word("codeSnippet.copy.toasterText", "Copy")}`,
  },
  {
    reason: "the button that opens the menu is called in the page's language",
    find: '"aria-label":e?`Close navigation menu`:`Open navigation menu`',
    replace: `"aria-label":e?${word("menu.close", "Close navigation menu")}:${word("menu.open", "Open navigation menu")}`,
  },
  {
    reason: "the button that hides the menu is called in the page's language",
    find: '"aria-label":n?`Show sidebar`:`Hide sidebar`',
    replace: `"aria-label":n?${word("sidebar.actions.show", "Show sidebar")}:${word("sidebar.actions.hide", "Hide sidebar")}`,
  },
  {
    reason: "the switch of the colours is called in the page's language",
    find: '"aria-label":t,size:`small`,variant:`outlined`,icon:(0,V.jsx)(hke,',
    replace: `"aria-label":${word("colorMode", "light or dark")},size:\`small\`,variant:\`outlined\`,icon:(0,V.jsx)(hke,`,
  },
  // Browsers load no module from file://, but a classic script they do.
  {
    reason: "the script is not a module: no export",
    find: "export{RedocStandalone,hydrate,init};",
    replace: "",
  },
  {
    reason: "the script is not a module: no folder of its own",
    find: "import.meta.dirname+",
    replace: "",
  },
  {
    reason: "the script is not a module: no address of its own",
    find: "import.meta.url.replace(",
    replace: "document.baseURI.replace(",
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
