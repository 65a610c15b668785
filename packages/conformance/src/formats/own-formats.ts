import * as client from "@partner-qualification/client";
import { errata } from "@partner-qualification/exchanges";
import type { Subject } from "@partner-qualification/rules";
import type { Case } from "../run/run-cases.ts";
import { erratumFacts } from "../server/erratum-cases.ts";
import { type Client, clientFormats } from "./client-formats.ts";
import { runServerFormat } from "./run-server-format.ts";
import { serverFormats } from "./server-formats.ts";

/** That this repository has every documented format is a fact of its own, and no assumption about the service. */
const factsOf = (erratum: (typeof errata)[number], target: string): Case["facts"] => {
  const { inferred: _, ...facts } = erratumFacts(erratum, target);
  return { ...facts, certainty: "documented" };
};

/** The errata about formats as cases for the mock: it must have each documented format. */
export const createMockFormatCases = (subject: Subject, base: string): Case[] =>
  errata.flatMap((erratum) => {
    const format = serverFormats[erratum.id];
    if (!format) return [];
    return [{ facts: factsOf(erratum, "mock"), run: () => runServerFormat(format, subject, base) }];
  });

/** The errata about formats as cases for the client, or for one in its place: it must read each documented format. */
export const createClientFormatCases = (subject: Client = client): Case[] =>
  errata.flatMap((erratum) => {
    const check = clientFormats[erratum.id];
    if (!check) return [];
    return [{ facts: factsOf(erratum, "client"), run: async () => ({ differences: await check(subject) }) }];
  });
