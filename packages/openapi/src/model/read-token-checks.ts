import type { OpenApiDocument } from "../description.ts";
import type { Operation, TokenCheck } from "./operation.ts";
import { readProvenance } from "./provenance.ts";

/**
 * Reads the checks of the access token that an operation makes: those whose rule applies to it, in their order.
 *
 * @throws RangeError when the response to a failed check is not one of the operation.
 */
export const readTokenChecks = (
  { "x-token-checks": tokens, "x-rules": rules = {}, "x-documents": documents }: OpenApiDocument,
  operation: string,
  responses: Operation["responses"],
): TokenCheck[] =>
  (tokens?.checks ?? [])
    .filter(({ rule }) => rules[rule]?.operations.includes(operation))
    .map((check) => {
      const {
        rule,
        response,
        credentials,
        qualification,
        claims,
        test,
        values = [],
        optional = false,
        problem,
      } = check;
      const example = responses[response.status]?.body?.examples[response.example];
      if (!example) {
        throw new RangeError(
          `${operation} has no example '${response.example}' of status ${response.status}. Correct the check of '${rule}' in specs/token-checks.yaml.`,
        );
      }
      const own = readProvenance(check, documents);
      const stated = readProvenance(rules[rule] ?? {}, documents);
      const inferred = [stated.inferred, own.inferred].filter((reason) => reason !== undefined).join(" ");
      return {
        rule,
        ...(credentials !== undefined && { credentials }),
        ...(qualification !== undefined && { qualification }),
        claims,
        test,
        values,
        optional,
        problem,
        rejection: { status: response.status, example },
        sources: [...stated.sources, ...own.sources],
        ...(inferred && { inferred }),
      };
    });
