/** One change to a file of a package: why, what is there, what comes in its place. */
export interface Replacement {
  reason: string;
  find: string;
  replace: string;
}

/**
 * Applies replacements, each of which must match exactly once.
 *
 * @param file what the text is, for the error.
 * @throws Error when one matches never or more than once: then another version is installed than was looked at.
 * @example
 * ```ts
 * replaceOnce("a.js", "let logo='x'", [{ reason: "no logo", find: "'x'", replace: "''" }]);
 * ```
 */
export const replaceOnce = (file: string, text: string, replacements: readonly Replacement[]): string =>
  replacements.reduce((result, { reason, find, replace }) => {
    const matches = result.split(find).length - 1;
    if (matches === 1) return result.replace(find, () => replace);
    throw new Error(
      `The replacement "${reason}" matches ${matches} times in ${file}, not once: ${find}\n` +
        "Another version is installed than the one this was written for: look at the pinned version and at its files.",
    );
  }, text);
