import type { Exchange } from "@partner-qualification/exchanges";
import { stringify } from "yaml";

const schemaLine = "# yaml-language-server: $schema=../file-schemas/exchange.schema.json";

const block = (name: string, text: string | undefined) =>
  text === undefined ? "" : stringify({ [name]: text }, { lineWidth: 0 });

/** Prints an exchange as a file of `specs/documented/`, its messages to the letter. */
export const printExchange = ({
  operation,
  example,
  source,
  placeholders,
  note,
  request,
  response,
}: Exchange): string =>
  [
    `${schemaLine}\noperation: ${operation}\nexample: ${example}\nsource:\n`,
    ...source.map(
      ({ document, revision, locales }) =>
        `  - document: ${document}\n${revision ? `    revision: "${revision}"\n` : ""}    locales: [${locales.join(", ")}]\n`,
    ),
    `placeholders: [${placeholders.map((name) => JSON.stringify(name)).join(", ")}]\n`,
    block("note", note),
    block("request", request),
    block("response", response),
  ].join("");
