import {
  type Body,
  type Example,
  findOperation,
  listOperations,
  type OpenApiDocument,
} from "@partner-qualification/openapi";
import type { Locator, Page } from "playwright-core";

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
   * @throws Error when the page does not offer the examples of the spec, in its order.
   * @throws RangeError when the spec has no response with this status.
   * @throws SyntaxError when what is shown is not JSON.
   */
  examples(kind: "request"): Promise<Record<string, unknown>>;
  examples(kind: "response", status: string): Promise<Record<string, unknown>>;
}

/**
 * The text that a reader sees, without what the page hides. The browser gives none for a part that it has not painted
 * yet, and Redoc paints a part when it comes into view.
 */
const read = async (locator: Locator): Promise<string> => {
  await locator.scrollIntoViewIfNeeded();
  for (let left = 100; left > 0; left -= 1) {
    // biome-ignore lint/performance/useDomNodeTextContent: textContent would also give what is hidden.
    const text = await locator.innerText();
    if (text !== "") return text;
    await locator.page().waitForTimeout(50);
  }
  throw new Error(
    `The page shows nothing at ${locator} within 5 s. Open a page of the reference, with its scripts allowed.`,
  );
};

/** Retries what timed out: while Redoc renders further parts, they move, and a menu may close as it opens. */
const untilDone = async (work: (timeout: number) => Promise<void>): Promise<void> => {
  for (let left = 5; ; left -= 1) {
    try {
      return await work(5000);
    } catch (error) {
      if (left === 0 || !(error instanceof Error) || error.name !== "TimeoutError") throw error;
    }
  }
};

/** The label that Redoc shows for an example. */
const labelOf = ({ name, summary }: Example): string => summary || name;

const readExamples = async (page: Page, panel: Locator, described: Body | undefined) => {
  const examples = Object.values(described?.examples ?? {});
  const body = panel.getByTestId("panel-body");
  const readJson = async () => JSON.parse(await read(body.getByTestId("source-code"))) as unknown;
  // Redoc offers a choice only where there is one.
  if (examples.length === 1 && examples[0]) return { [examples[0].name]: await readJson() };
  const selector = body.locator('[data-testid="dropdown"] > button');
  const shown: Record<string, unknown> = {};
  for (const [index, example] of examples.entries()) {
    const label = labelOf(example);
    await untilDone(async (timeout) => {
      await selector.click({ timeout });
      const choices = page.getByRole("menuitem");
      await choices.first().waitFor({ timeout });
      const labels = await choices.allInnerTexts();
      if (labels.length !== examples.length || labels[index] !== label) {
        throw new Error(
          `The page offers the examples ${JSON.stringify(labels)}; the spec has ${label} at ${index}. ` +
            "Build the site again.",
        );
      }
      await choices.nth(index).click({ timeout });
      await selector.getByText(label, { exact: true }).waitFor({ timeout });
    });
    shown[example.name] = await readJson();
  }
  return shown;
};

/**
 * Reads an operation off an opened page of the documentation, as a reader sees it.
 *
 * @param page a Playwright page at any place of the documentation; it is taken to the operation.
 * @param operationId the operationId of the spec, such as `getQualifications`.
 * @throws RangeError when the description of the page has no such operation.
 * @throws playwright-core's `TimeoutError` when the page does not show it.
 * @example
 * ```ts
 * await page.goto(docs.url);
 * const operation = await readOperation(page, "createQualifications");
 * const { education } = await operation.examples("request");
 * ```
 */
export const readOperation = async (page: Page, operationId: string): Promise<ShownOperation> => {
  const description = await page.evaluate<OpenApiDocument>("__redoc_definition");
  const { tag, requestBody, responses } = findOperation(operationId, listOperations(description));
  // Redoc renders a section when it comes into view.
  const id = `/${tag}/${operationId}`.toLowerCase();
  await page.goto(new URL(`#${id}`, page.url()).href);
  const section = page.locator(`[data-section-id="${id}"]`);
  const request = section.locator(".panel-request-samples");
  const response = section.locator(".panel-response-samples");
  const address = request.locator('[data-component-name="Panel/PanelHeader"] button[aria-haspopup="menu"]').first();
  return {
    method: await read(address.locator('[data-component-name="Tag/Tag"]')),
    path: await read(address.locator("> span")),
    examples: async (kind: "request" | "response", status?: string) => {
      if (kind === "request") return readExamples(page, request, requestBody);
      const described = responses[Number(status)];
      if (!described) {
        const known = Object.keys(responses).join(", ");
        throw new RangeError(`Operation '${operationId}' has no response ${status}. Use one of ${known}.`);
      }
      await response.getByRole("button", { name: status ?? "", exact: true }).click();
      return readExamples(page, response, described.body);
    },
  };
};
