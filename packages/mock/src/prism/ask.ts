import type { PrismHttpComponents } from "@stoplight/prism-http/dist/types.js";
import type { Operation } from "./operations.ts";
import type { Diagnostic } from "./validate.ts";

type Input = Parameters<PrismHttpComponents["validateInput"]>[0]["element"];
type Output = Parameters<PrismHttpComponents["validateOutput"]>[0]["element"];
type Components = Pick<
  PrismHttpComponents,
  "validateInput" | "validateSecurity" | "validateOutput" | "mock" | "logger"
>;

/** Which checks are made of one request. */
export interface Checks {
  checkSecurity: boolean;
  validateRequest: boolean;
}

const findings = (judged: { _tag: "Left"; left: Diagnostic[] } | { _tag: "Right" }): Diagnostic[] =>
  judged._tag === "Left" ? judged.left : [];

/**
 * Does with one operation what the factory of prism-core does with the one that it routes to: checks the security
 * scheme and the request, has them answered, and checks the answer. The factory makes some fifty functions on the way.
 *
 * @throws what the answering component gives back as an error.
 */
export const ask = (
  { validateInput, validateSecurity, validateOutput, mock, logger }: Components,
  resource: Operation,
  data: Input,
  { checkSecurity, validateRequest }: Checks,
): { output: Output; validations: { input: Diagnostic[]; output: Diagnostic[] } } => {
  const validations = [
    ...(checkSecurity ? findings(validateSecurity({ resource, element: data })) : []),
    ...(validateRequest ? findings(validateInput({ resource, element: data })) : []),
  ];
  const answered = mock({ resource, input: { data, validations }, config: { dynamic: false } })(logger);
  if (answered._tag === "Left") throw answered.left;
  const output = answered.right;
  return {
    output,
    validations: { input: validations, output: findings(validateOutput({ resource, element: output })) },
  };
};
