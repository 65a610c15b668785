import { findOperation, operations } from "@partner-qualification/openapi";
import type { Locator, Page } from "playwright-core";
import { files } from "./views/page-view.ts";

/** What a page shows of an operation. */
export interface ShownOperation {
  /** The HTTP method, in capitals. */
  method: string;
  /** The path template, such as `/v1/customers/{customer-tenant-id}/qualification`. */
  path: string;
  /**
   * Selects each named example of the request body, or of the response with a status, and reads the JSON shown.
   *
   * @returns the parsed JSON by the example's key in the spec; empty where the spec has no example.
   * @throws RangeError when the spec has no response with this status.
   * @throws SyntaxError when what is shown is not JSON.
   */
  examples(kind: "request"): Promise<Record<string, unknown>>;
  examples(kind: "response", status: string): Promise<Record<string, unknown>>;
}

/** Opens a page, and waits for its text, style and scripts: fonts and images say nothing. */
const open = (page: Page, address: string): Promise<unknown> => page.goto(address, { waitUntil: "domcontentloaded" });

/** The text that a reader sees once the example is chosen. */
const readShown = async (example: Locator): Promise<string> => {
  const choice = example.locator("xpath=ancestor-or-self::*[@class='choice'][preceding-sibling::select][1]");
  if ((await choice.count()) > 0) {
    const index = await choice.locator("xpath=preceding-sibling::*[@class='choice']").count();
    await choice.locator("xpath=preceding-sibling::select").selectOption({ index });
  }
  const shown = example.locator("pre");
  // The text of what is hidden could be read, too.
  await shown.waitFor();
  // biome-ignore lint/performance/useDomNodeTextContent: textContent would not break the lines.
  return shown.innerText();
};

const readExamples = async (body: Locator): Promise<Record<string, unknown>> => {
  const shown: Record<string, unknown> = {};
  for (const example of await body.locator("[data-example]").all()) {
    const name = (await example.getAttribute("data-example")) ?? "";
    shown[name] = JSON.parse(await readShown(example)) as unknown;
  }
  return shown;
};

/** The examples of error pages that were read, by their addresses: operations share them, and to open a page takes long. */
const errorExamples = new WeakMap<Page, Map<string, Record<string, unknown>>>();

const readErrorPage = async (page: Page, address: string): Promise<Record<string, unknown>> => {
  const read = errorExamples.get(page) ?? new Map<string, Record<string, unknown>>();
  errorExamples.set(page, read);
  const known = read.get(address);
  if (known) return known;
  await open(page, address);
  const examples = await readExamples(page.locator("main"));
  read.set(address, examples);
  return examples;
};

/** An error in the list of an operation: its example stands on a page of its own, and one that is a text alone in the list. */
interface ListedError {
  status: string;
  address: string | undefined;
  name: string;
  text: string;
}

/** Reads all errors of an operation at once: to read the page of an error leads away from the list. */
const readErrorList = (section: Locator): Promise<ListedError[]> =>
  section.locator(".errors li").evaluateAll((items) =>
    items.map((item) => ({
      status: item.closest("[data-body]")?.getAttribute("data-body") ?? "",
      address: item.querySelector("a")?.href,
      name: item.getAttribute("data-example") ?? "",
      text: item.querySelector("code")?.textContent ?? "",
    })),
  );

const readErrors = async (page: Page, errors: readonly ListedError[]): Promise<Record<string, unknown>> => {
  const shown: Record<string, unknown> = {};
  for (const { address, name, text } of errors)
    Object.assign(shown, address === undefined ? { [name]: JSON.parse(text) } : await readErrorPage(page, address));
  return shown;
};

/** The folder of the language in which a page stands. */
const folderOf = (address: string): string => {
  const [folder] = /^.*\/[a-z]{2,3}-[A-Z]{2}\//.exec(address) ?? [];
  if (folder === undefined)
    throw new RangeError(`${address} is not in a language of the documentation. Open a page such as /en-US/ first.`);
  return folder;
};

/**
 * Reads an operation off an opened page of the documentation, as a reader sees it.
 *
 * @param page a Playwright page at any place of the documentation; it is taken to the operation in its language.
 * @param operationId the operationId of the spec, such as `getQualifications`.
 * @throws RangeError when the spec has no such operation, or the page is not in a language of the documentation.
 * @throws playwright-core's `TimeoutError` when the page does not show it.
 * @example
 * ```ts
 * await page.goto(docs.url);
 * const operation = await readOperation(page, "createQualifications");
 * const { education } = await operation.examples("request");
 * ```
 */
export const readOperation = async (page: Page, operationId: string): Promise<ShownOperation> => {
  const { responses } = findOperation(operationId, operations);
  const address = new URL(files.operation(operationId), folderOf(page.url())).href;
  await open(page, address);
  const section = page.locator(`[data-operation="${operationId}"]`);
  const readPart = (part: string) => section.locator(`.address [data-part="${part}"]`).textContent();
  const [method, path] = [(await readPart("method")) ?? "", (await readPart("path")) ?? ""];
  const errors = await readErrorList(section);
  return {
    method,
    path,
    examples: async (kind: "request" | "response", status?: string) => {
      const body = kind === "request" ? kind : String(status);
      if (body === "request" || (responses[Number(body)] && Number(body) < 400)) {
        if (page.url().replace(/#.*/, "") !== address) await open(page, address);
        return readExamples(section.locator(`[data-body="${body}"]`));
      }
      if (responses[Number(body)])
        return readErrors(
          page,
          errors.filter((error) => error.status === body),
        );
      const known = Object.keys(responses).join(", ");
      throw new RangeError(`Operation '${operationId}' has no response ${status}. Use one of ${known}.`);
    },
  };
};
