import { nameOf } from "../facts/fact.ts";
import { printExchange } from "./print-exchange.ts";
import type { DocumentProposal } from "./propose-document.ts";
import type { ProposedExchange } from "./propose-exchanges.ts";

const section = (title: string, lines: string[]): string[] => (lines.length > 0 ? ["", title, ...lines] : []);

const describeExchange = ({ exchange, known, recorded, errata, problems }: ProposedExchange): string[] => {
  if (recorded) return [`  = ${exchange.id}: recorded with this source`];
  if (known) return [`  = ${exchange.id}: printed the same, gets this source`];
  const needed = errata.length > 0 ? `; errata: ${errata.map(({ id }) => id).join(", ")}` : "";
  return [
    `  + ${exchange.id}: shows ${exchange.operation}, example ${exchange.example}${needed}`,
    ...problems.map((problem) => `      left: ${problem}`),
  ];
};

const nextSteps = ({ exchanges, placeholders, differences }: DocumentProposal, written: boolean): string[] => {
  const isRecorded = exchanges.every(({ recorded }) => recorded);
  if (isRecorded && differences.added.length === 0) return ["Nothing: the register has this page."];
  return [
    ...(written || isRecorded ? [] : ["Run the command again with --write, which makes these files and changes."]),
    ...(placeholders.length > 0 ? ["Give each new placeholder a value in specs/errata/placeholders.yaml."] : []),
    ...(exchanges.some(({ problems }) => problems.length > 0)
      ? [
          "Write an erratum for each defect that is left, or choose another example (CONTRIBUTING.md, 'Add an erratum').",
        ]
      : []),
    ...(differences.added.length > 0
      ? ["Bring each new fact into the spec with its source, or write an erratum if the page is wrong."]
      : []),
    "Run `pnpm spec:seal`, `pnpm conformance` and `pnpm lint`.",
  ];
};

/**
 * Describes a proposal for people: the exchanges, the placeholders, the facts that differ, the files, and what to do next.
 *
 * @param written whether the files are made already.
 */
export const describeProposal = (proposal: DocumentProposal, written: boolean): string => {
  const { source, newRevision, exchanges, placeholders, differences } = proposal;
  const revision = source.revision ? `revision ${source.revision}${newRevision ? " (new)" : ""}` : "without a date";
  const files = exchanges.filter(({ known }) => !known).map(({ exchange }) => exchange);
  const lines = [
    `${source.document}, ${revision}, ${source.locales.join(", ")}`,
    ...section("Exchanges", exchanges.flatMap(describeExchange)),
    ...section(
      "Placeholders without a value",
      placeholders.map((name) => `  ${name}`),
    ),
    ...section("Facts that differ from the spec", [
      ...differences.added.map((fact) => `  + ${nameOf(fact)}`),
      ...differences.removed.map((fact) => `  - ${nameOf(fact)}`),
    ]),
    ...(written
      ? []
      : files.flatMap((file) => ["", `specs/documented/${file.id}.yaml`, printExchange(file).trimEnd()])),
    ...section(
      "Next",
      nextSteps(proposal, written).map((step, index) => `  ${index + 1}. ${step}`),
    ),
  ];
  return `${lines.join("\n")}\n`;
};
