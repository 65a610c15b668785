import type { LogFormat } from "./arguments.ts";
import type { Call } from "./journal-entry.ts";
import { mask } from "./mask.ts";
import type { Mock } from "./mock.ts";
import { operations } from "./operations.ts";

/** The token of the command to copy: any other would do. */
const token = "any";
const customer = "65543400-f8b0-4783-8530-6d35ab8c6801";

// Control characters in a path would let a request write on the terminal.
const printable = (text: string) => text.replace(/[^ -~•]/g, "?");

/** One line on one call, without its query, tokens and codes; undefined when nothing is logged. */
export const callLine = (call: Call, format: LogFormat): string | undefined => {
  if (format === "off") return undefined;
  const { time, method, path, operation, partner, customer, status, ms, effect, requestId, correlationId } = call;
  if (format === "json")
    return JSON.stringify({
      ...{ time, method, path, operation, partner, customer },
      ...{ status, ms, effect, requestId, correlationId },
    });
  return printable(`${method} ${path} ${status} ${ms.toFixed(1)} ms${effect ? `  ${effect}` : ""}`);
};

const command = (url: string, code: string) => {
  const update = operations.find(({ iid }) => iid === "updateQualification");
  const path = update?.path.replace("{customer-tenant-id}", customer);
  return `  curl -X PUT '${url}${path}?code=${code}' \\
    -H 'Authorization: Bearer ${token}' -H 'Content-Type: application/json' -d 3`;
};

const education = (url: string) => {
  const create = operations.find(({ iid }) => iid === "createQualifications");
  const path = create?.path.replace("{customer-tenant-id}", customer);
  return `  curl -X POST '${url}${path}' \\
    -H 'Authorization: Bearer ${token}' -H 'Content-Type: application/json' \\
    -d '{"qualification":"Education","educationSegment":"K12"}'`;
};

/**
 * The screen at the start.
 *
 * @param seeded whether the codes are the user's own, which are secrets; the documented ones are none.
 */
export const startScreen = (url: string, mock: Mock, seeded: boolean, control: boolean): string => {
  const partner = mock.control.partnerOf(token);
  const codes = mock.control.codesOf(partner);
  const shown = codes.map(({ validationId, remainingCreates }) => {
    const left = remainingCreates === null ? "any number of uses left" : `${remainingCreates} left`;
    return `${seeded ? mask(validationId) : validationId} (${left})`;
  });
  const lines = [
    `Partner Center's customer qualifications, mocked at ${url}`,
    "",
    `Partner  a token's \`tid\`; any other token is a partner of its own: '${token}' is ${partner}`,
    `Codes    ${shown.join(", ") || "none"}`,
    ...(control ? [`Control  ${url}/__mock/`] : []),
    "",
    "Try:",
    "",
    seeded || !codes[0] ? education(url) : command(url, codes[0].validationId),
    "",
    "A documented answer instead: add -H 'Prefer: code=403, example=noCommerceRelationship'. Stop with Ctrl+C.",
    "",
  ];
  return lines.join("\n");
};
