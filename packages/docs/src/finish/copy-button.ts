import { replaceOnce } from "../reference/replace-once.ts";

/** Removes the second copy of a sample that its copy button carries. */
export const withoutCopiedCode = (tag: string): string => tag.replace(/\sdata-code="[^"]*"/, "");

/** Lets the copy button of a sample read the sample that is shown. */
export const copyShownCode = (script: string): string =>
  replaceOnce("the script of Expressive Code", script, [
    {
      reason: "the copy button reads the sample that is shown",
      find: "a.code.replace(/\\u007f/g,`\n`)",
      replace:
        '[...e.closest("figure").querySelectorAll(".ec-line .code")].map(l=>l.textContent.replace(/\\n$/,"")).join("\\n")',
    },
  ]);
