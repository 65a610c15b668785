/** A content security policy, by its directives. */
type Policy = Record<string, string | string[]>;

const write = (policy: Policy): string =>
  Object.entries(policy)
    .map(([name, value]) => [name, ...[value].flat()].join(" "))
    .join("; ");

const quoted = (hashes: Iterable<string>) => [...hashes].map((hash) => `'${hash}'`);

/** The mocks that a page may send requests to: its own, and those of the reader's machine. */
const mockHosts: readonly string[] = ["http://127.0.0.1:*", "http://localhost:*"];

/**
 * The policy in a page of the site: files of its own host, and the inline scripts and styles that the build wrote, by
 * hash. The search compiles WebAssembly.
 *
 * @param calls whether the page sends requests to a mock.
 */
export const pagePolicy = (inline: { scripts: Iterable<string>; styles: Iterable<string> }, calls: boolean): string =>
  write({
    "default-src": "'none'",
    "script-src": ["'self'", "'wasm-unsafe-eval'", ...quoted(inline.scripts)],
    "style-src": ["'self'", ...quoted(inline.styles)],
    "img-src": ["'self'", "data:"],
    "connect-src": ["'self'", ...(calls ? mockHosts : [])],
    "worker-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'none'",
  });

/** The policy in the one-page views: Redoc sets styles from its script, and style attributes in its markup. */
export const redocPolicy = (scripts: Iterable<string>): string =>
  write({
    "default-src": "'none'",
    "script-src": ["'self'", ...quoted(scripts)],
    "style-src": ["'self'", "'unsafe-inline'"],
    "img-src": ["'self'", "data:"],
    "font-src": "data:",
    "connect-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'none'",
  });

/** The header with every page, beside the policy within it: browsers respect `frame-ancestors` only there. */
export const headerPolicy: string = write({
  "object-src": "'none'",
  "base-uri": "'none'",
  "form-action": "'none'",
  "frame-ancestors": "'none'",
});
