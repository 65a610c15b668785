import { readFileSync } from "node:fs";
import { findPackageJSON } from "node:module";
import { dirname, join } from "node:path";
import { type Replacement, replaceOnce } from "../reference/replace-once.ts";
import { bundleNotices } from "./bundle-notices.ts";

const replacements: readonly Replacement[] = [
  {
    reason: "schemas are checked without code made at run time, which would need `eval`",
    find: "try{return Function(``),!0}catch{return!1}",
    replace: "return!1",
  },
  {
    reason: "no source map is requested that is not there",
    find: "//# sourceMappingURL=standalone.js.map",
    replace: "",
  },
  {
    reason: "the buttons that explain a parameter stay buttons for a screen reader",
    find: "role:r.value?`alert`:`none`",
    replace: "role:r.value?`alert`:void 0",
  },
  {
    reason: "a field with a list that is closed says that it is closed",
    find: '"aria-expanded":C.value?`true`:void 0',
    replace: '"aria-expanded":C.value?`true`:`false`',
  },
  {
    reason: "the body of a response has a name",
    find: "o=V(()=>i.value?[Kj.lineWrapping]:[])",
    replace: 'o=V(()=>[Kj.contentAttributes.of({"aria-label":`Body of the response`}),i.value?Kj.lineWrapping:[]])',
  },
  {
    reason: "the button that copies it refers to something that is there",
    find: "I(`div`,{ref_key:`codeMirrorRef`,ref:n},null,512)",
    replace: "I(`div`,{ref_key:`codeMirrorRef`,ref:n,id:k(r)},null,512)",
  },
];

/**
 * Returns Scalar's script for our own host, and the licences of what it contains.
 *
 * @throws Error when a replacement does not match exactly once, or a licence is not installed.
 */
export const scalarScript = (): { script: string; notices: string } => {
  const manifest = findPackageJSON("@scalar/api-reference", import.meta.url);
  if (!manifest) throw new Error("@scalar/api-reference is not installed. Run `pnpm install`.");
  const read = (file: string) => readFileSync(join(dirname(manifest), "dist/browser", file), "utf8");
  const { sources } = JSON.parse(read("standalone.js.map")) as { sources: string[] };
  return {
    script: replaceOnce("standalone.js", read("standalone.js"), replacements),
    notices: bundleNotices(manifest, sources),
  };
};
