import { description } from "@partner-qualification/openapi";
import { ruleCases, runRule, type SentRequest, type Subject } from "@partner-qualification/rules";
import { certaintyOf } from "../run/citations.ts";
import type { Case } from "../run/run-cases.ts";
import type { Traffic } from "../run/verdict.ts";

/** A request of a rule as a report shows it. */
export const toTraffic = ({ request, response }: SentRequest, base: string): Traffic => ({
  request: {
    method: request.method,
    url: `${base}${request.path}`,
    headers: Object.entries(request.headers),
    body: request.body ?? "",
  },
  response: { status: response.status, reason: "", headers: [...response.headers], body: response.text },
});

/** Every rule of the spec as a case for a server. */
export const createRuleCases = (target: string, base: string, subject: Subject): Case[] =>
  ruleCases.map((id) => {
    const rule = description["x-rules"][id];
    return {
      facts: {
        kind: "rule",
        id,
        target,
        statement: rule?.statement ?? "",
        ...certaintyOf(rule?.["x-source"], rule?.["x-inferred"]),
      },
      async run() {
        const { violations, notApplicable, notes, sent } = await runRule(id, subject);
        return {
          differences: violations.map(({ what, expected, found }) => ({ what, documented: expected, found })),
          ...(notApplicable !== undefined && { notApplicable }),
          notes,
          traffic: sent.map((one) => toTraffic(one, base)),
        };
      },
    };
  });
