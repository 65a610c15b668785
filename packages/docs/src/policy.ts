/**
 * The inline scripts that pages may run, by hash. The one is Redoc's: it sets light or dark before the first paint, and
 * stands inside the markup that Redoc takes over, so that it cannot be moved to a file.
 */
export const inlineScripts: readonly string[] = ["sha256-jwomWTwW+cbYvvb/uqmFRuOGL0FhXkaW0iynbO3M6Oc="];

const directives = {
  "default-src": "'none'",
  "script-src": ["'self'", ...inlineScripts.map((hash) => `'${hash}'`)].join(" "),
  // Redoc sets styles from its script, and style attributes in the rendered markup.
  "style-src": "'self' 'unsafe-inline'",
  "img-src": "'self' data:",
  "font-src": "data:",
  "base-uri": "'none'",
  "form-action": "'none'",
};

const write = (policy: Record<string, string>) =>
  Object.entries(policy)
    .map(([name, value]) => `${name} ${value}`)
    .join("; ");

/** The content security policy in the pages of the reference, and the first page, which have scripts. */
export const pagePolicy: string = write(directives);

/** The content security policy in every other page: no script at all, and styles of the site's own file. */
export const plainPolicy: string = write({
  "default-src": "'none'",
  "style-src": "'self'",
  "img-src": "data:",
  "base-uri": "'none'",
  "form-action": "'none'",
});

/** The reader of the console chooses where its calls go; its script then leaves that one address. */
const consoleDirectives = { ...directives, "connect-src": "http: https:" };

/** The content security policy in the page of the console. */
export const consolePolicy: string = write(consoleDirectives);

/** What every page but the console may do, as a header: browsers respect `frame-ancestors` only there. */
export const headerPolicy: string = write({ ...directives, "frame-ancestors": "'none'" });

/** What the page of the console may do, as a header. */
export const consoleHeaderPolicy: string = write({ ...consoleDirectives, "frame-ancestors": "'none'" });
