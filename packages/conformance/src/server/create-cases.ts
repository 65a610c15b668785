import { type Exchange, errata, exchanges } from "@partner-qualification/exchanges";
import { operations } from "@partner-qualification/openapi";
import { ruleCases } from "@partner-qualification/rules";
import type { Contract } from "../contract.ts";
import type { Case, CaseResult } from "../run/run-cases.ts";
import type { Kind } from "../run/verdict.ts";
import { createErratumCases } from "./erratum-cases.ts";
import { createExchangeCases, replayAgainst } from "./exchange-cases.ts";
import type { OpenServer } from "./open-server.ts";
import { createOperationCases } from "./operation-cases.ts";
import { createRuleCases } from "./rule-cases.ts";

const counts: Record<Kind, number> = {
  operation: operations.length,
  exchange: exchanges.length,
  rule: ruleCases.length,
  erratum: errata.length,
};

/** How many cases a server has, of the kinds that are wanted. */
export const countCases = (only: readonly Kind[]): number => only.reduce((sum, kind) => sum + counts[kind], 0);

/** All cases for a server, of the kinds that are wanted. */
export const createCases = (server: OpenServer, contract: Contract, only: readonly Kind[]): Case[] => {
  const { target, subject } = server;
  const results = new Map<string, Promise<CaseResult>>();
  // The errata are about the same exchanges: each is replayed once.
  const replayOnce = (exchange: Exchange): Promise<CaseResult> => {
    const result = results.get(exchange.id) ?? replayAgainst(exchange, server, contract);
    results.set(exchange.id, result);
    return result;
  };
  const all: Record<Kind, () => Case[]> = {
    operation: () => createOperationCases(server, contract),
    exchange: () => createExchangeCases(server, replayOnce),
    rule: () => createRuleCases(target.name, target.base, subject),
    erratum: () => createErratumCases(server, replayOnce),
  };
  return only.flatMap((kind) => all[kind]());
};
