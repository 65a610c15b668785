// Preloaded into the Redocly CLI: the page that it renders takes Redoc's own words from the file that REDOC_WORDS names,
// as the script does in the browser, so that both come to the same page.
import { readFileSync } from "node:fs";
import { registerHooks } from "node:module";
import { replaceOnce } from "./replace-once.ts";
import type { RedocWords } from "./words.ts";

const find = 'translate:(e,t)=>(typeof t=="string"?t:t?.defaultValue)||e||""';
const words = JSON.parse(readFileSync(process.env.REDOC_WORDS ?? "", "utf8")) as RedocWords;
Object.assign(globalThis, { redocWords: words });

registerHooks({
  load: (url, context, nextLoad) => {
    const module = nextLoad(url, context);
    const text = module.source?.toString() ?? "";
    if (!text.includes("useTranslate:")) return module;
    const replace = find.replace("=>(", "=>globalThis.redocWords[e]||(");
    return { ...module, source: replaceOnce(url, text, [{ reason: "Redoc's words", find, replace }]) };
  },
});
