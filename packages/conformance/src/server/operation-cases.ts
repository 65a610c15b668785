import { findOperation } from "@partner-qualification/openapi";
import { NotApplicable, RuleContext } from "@partner-qualification/rules";
import type { Contract } from "../contract.ts";
import { checkResponse } from "../http/check-response.ts";
import { certaintyOf } from "../run/citations.ts";
import type { Case } from "../run/run-cases.ts";
import { violation } from "../targets/target.ts";
import type { OpenServer } from "./open-server.ts";
import { toTraffic } from "./rule-cases.ts";

/** Every operation as a case for a server: a valid request gets a response that is as the spec describes it. */
export const createOperationCases = ({ target, subject }: OpenServer, contract: Contract): Case[] =>
  contract.operations.map(({ id, sources, inferred, summary }) => ({
    facts: {
      kind: "operation",
      id,
      target: target.name,
      statement: `${summary}: the response to a valid request is as the spec describes it.`,
      ...certaintyOf(sources, inferred),
    },
    async run() {
      const context = new RuleContext([id], subject);
      const traffic = () => context.sent.map((one) => toTraffic(one, target.base));
      try {
        for (const { send } of await context.operations()) await send();
      } catch (error) {
        if (!(error instanceof NotApplicable)) throw error;
        return { differences: [], notApplicable: error.message, traffic: traffic() };
      }
      const response = traffic().at(-1)?.response;
      if (!response) return { differences: [violation("response", "is missing")] };
      const operation = findOperation(id, contract.operations);
      // A record that does not exist is described as an error, and that response is no less as the spec describes it.
      const allowed = [operation.statuses[0], operation.absentStatus];
      const status = allowed.includes(response.status)
        ? []
        : [{ what: "status", documented: operation.statuses[0], found: response.status }];
      return { differences: [...status, ...checkResponse(contract, operation, response)], traffic: traffic() };
    },
  }));
