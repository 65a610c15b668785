import type { AnyControl } from "../control/shared-control.ts";
import type { Call } from "../journal/journal-entry.ts";
import { redact } from "../journal/redact.ts";
import { printable } from "../printable.ts";
import { operations } from "../prism/index.ts";
import type { LogFormat } from "./settings.ts";

/** The token of the command to copy: any other would do. */
const token = "any";
const customer = "65543400-f8b0-4783-8530-6d35ab8c6801";

const maxMethodLength = 20;
const maxPathLength = 300;
// All else in a line is made by the mock, and short.
const maxLineLength = 2_000;

/** One line on one call, without its query, tokens and codes; undefined when nothing is logged. */
export const callLine = (call: Call, format: LogFormat): string | undefined => {
  if (format === "off") return undefined;
  const { time, operation, partner, customer, status, ms, effect, error, requestId, correlationId } = call;
  const method = call.method.slice(0, maxMethodLength);
  const path = call.path.length > maxPathLength ? `${call.path.slice(0, maxPathLength)}…` : call.path;
  const line =
    format === "json"
      ? JSON.stringify({
          ...{ time, level: "info", method, path, operation, partner, customer },
          ...{ status, ms, effect, error, requestId, correlationId },
        })
      : `${method} ${path} ${status} ${ms.toFixed(1)} ms${effect ? `  ${effect}` : ""}${error ? `  ${error}` : ""}`;
  // Control characters would let a request write on the terminal, or in lines of its own.
  return printable(line, maxLineLength);
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

const qualificationsOf = (url: string, customer: string) => {
  const list = operations.find(({ iid }) => iid === "getQualifications");
  const path = list?.path.replace("{customer-tenant-id}", customer);
  return `  curl '${url}${path}' \\
    -H 'Authorization: Bearer ${token}'`;
};

const knownCustomer = async (control: AnyControl, partner: string): Promise<string | undefined> => {
  const { customers, partners } = await control.getState();
  return Object.keys({ ...customers, ...partners?.[partner]?.customers })[0];
};

/** How a mock was started, as far as its screen says it. */
interface Started {
  /** Whether the codes are the user's own, and so secret; the documented ones are not. */
  seeded?: boolean;
  /** The address of the control API, where there is one. */
  controlUrl?: string;
  strictCustomers?: boolean;
}

/** The screen at the start. */
export const startScreen = async (
  url: string,
  mock: { control: AnyControl },
  { seeded = false, controlUrl, strictCustomers = false }: Started,
): Promise<string> => {
  const partner = await mock.control.partnerOf(token);
  const codes = await mock.control.codesOf(partner);
  const shown = codes.map(({ validationId, remainingCreates }) => {
    const left = remainingCreates === null ? "any number of uses left" : `${remainingCreates} left`;
    return `${seeded ? redact(validationId) : validationId} (${left})`;
  });
  const known = strictCustomers ? await knownCustomer(mock.control, partner) : undefined;
  const strict = `no customer is known to '${token}', and requests for others are rejected; name some under "customers" in the file of --seed`;
  const write = seeded || !codes[0] ? education(url) : command(url, codes[0].validationId);
  const example = strictCustomers ? known && qualificationsOf(url, known) : write;
  const lines = [
    `Partner Center's customer qualifications, mocked at ${url}`,
    "",
    `Partner  a token's \`tid\`; any other token is a partner of its own: '${token}' is ${partner}`,
    `Codes    ${shown.join(", ") || "none"}`,
    ...(controlUrl === undefined ? [] : [`Control  ${controlUrl}`]),
    ...(example === undefined ? [`Strict   ${strict}`] : ["", "Try:", "", example]),
    "",
    "For a documented response, add -H 'Prefer: code=403, example=noCommerceRelationship'. Stop with Ctrl+C.",
    "",
  ];
  return lines.join("\n");
};
