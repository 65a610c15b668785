import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { guidPattern, type Operation } from "@partner-qualification/openapi";
import { stringify } from "yaml";
import { readJson } from "../http/check-response.ts";
import type { HttpRequest, HttpResponse } from "../http/message.ts";
import type { Recorded } from "../traffic/recorded.ts";

const maxFiles = 100;
const idsAndTimes = new RegExp(`\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z?|${guidPattern}`, "gi");
const serviceOrigin = "https://api.partnercenter.microsoft.com";

/** Headers that a document shows; all others belong to a client or a server. */
const shown =
  /^(accept|content-type|authorization|ms-requestid|ms-correlationid|ms-cv|ms-serverid|retry-after|x-locale|if-match)$/i;

/** The properties that name a company, and what stands in their place. */
const names: Record<string, string> = {
  customerid: "<customer-tenant-id>",
  partnerid: "<partner-id>",
  organizationname: "<organization-name>",
  validationid: "<validation-code>",
  validationcode: "<validation-code>",
  etag: "<etag>",
};

const withPlaceholders = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withPlaceholders);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([name, item]) => [
    name,
    names[name.toLowerCase()] ?? withPlaceholders(item),
  ]);
  return Object.fromEntries(entries);
};

const bodyText = (body: string): string => {
  const json = readJson(body);
  return json ? JSON.stringify(withPlaceholders(json.value), null, 2) : body;
};

const headerLines = ({ headers }: HttpRequest | HttpResponse): string[] =>
  headers
    .filter(([name]) => shown.test(name))
    .map(([name, value]) => `${name}: ${name.toLowerCase() === "authorization" ? "Bearer <token>" : value}`);

const requestText = (request: HttpRequest): string => {
  const { pathname, search } = new URL(request.url);
  const path = pathname.slice(pathname.toLowerCase().indexOf("/v1/"));
  const target = `${path.replace(/(\/customers\/)(?!all\/)[^/]+/i, "$1<customer-tenant-id>")}${search.replace(/([?&]\w+=)[^&]*/g, "$1<validation-code>")}`;
  const lines = [`${request.method} ${serviceOrigin}${target} HTTP/1.1`, ...headerLines(request)];
  return [...lines, ...(request.body ? ["", bodyText(request.body)] : [])].join("\n");
};

const responseText = (response: HttpResponse): string => {
  const lines = [`HTTP/1.1 ${response.status} ${response.reason}`.trimEnd(), ...headerLines(response)];
  return [...lines, ...(response.body ? ["", bodyText(response.body)] : [])].join("\n");
};

/** The example of the spec that has the same body, or a name for a new one. */
const exampleOf = ({ responses }: Operation, { status, body }: HttpResponse): string => {
  const json = readJson(body);
  const same = Object.values(responses[status]?.body?.examples ?? {}).find(({ value }) =>
    isDeepStrictEqual(value, json?.value),
  );
  return same?.name ?? `recorded${status}`;
};

/** Writes each new kind of exchange as a file of the form of `specs/documented/`, for review. */
export class ExchangeFiles {
  readonly #folder: string;
  readonly #written = new Set<string>();

  constructor(folder: string) {
    this.#folder = folder;
    mkdirSync(folder, { recursive: true });
  }

  /**
   * Writes an exchange unless one of its kind was written: the same operation, status and body, but for ids and times.
   *
   * @param recorded redacted.
   * @returns the name of the file; undefined when none was written.
   */
  add(operation: Operation, { request, response }: Recorded): string | undefined {
    if (!response || this.#written.size >= maxFiles) return undefined;
    const kind = `${operation.id} ${response.status} ${bodyText(request.body)} ${bodyText(response.body)}`.replace(
      idsAndTimes,
      "",
    );
    if (this.#written.has(kind)) return undefined;
    this.#written.add(kind);
    const [sent, received] = [requestText(request), responseText(response)];
    const placeholders = [...new Set(`${sent}${received}`.match(/<[\w-]+>/g) ?? [])];
    const name = `recorded-${operation.id}-${response.status}-${this.#written.size}.yaml`;
    const exchange = {
      operation: operation.id,
      example: exampleOf(operation, response),
      source: [{ document: "recordings", locales: ["en-US"] }],
      placeholders,
      note: "Recorded. Before it is added, check that nothing in it names a company or a person.",
      request: `${sent}\n`,
      response: `${received}\n`,
    };
    const head = "# yaml-language-server: $schema=../file-schemas/exchange.schema.json\n";
    writeFileSync(join(this.#folder, name), head + stringify(exchange, { lineWidth: 0, blockQuote: "literal" }));
    return name;
  }
}
