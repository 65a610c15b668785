/**
 * Returns the page of an error in the docs, in the folder of a language.
 *
 * @param example the name of the error's example in the components.
 * @example
 * ```ts
 * errorPage("error-mfa-required"); // "errors/mfa-required.html"
 * ```
 */
export const errorPage = (example: string): string => `errors/${example.replace(/^error-/, "")}.html`;
