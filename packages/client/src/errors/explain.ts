// Loaded when the first error needs it, with all texts: a page does not load it to begin with.
import { explanations } from "../generated/explanations.ts";
import type { ErrorExplanation, ExplainedError } from "./explanation.ts";
import type { PartnerError } from "./partner-error.ts";

type Failure = Pick<PartnerError, "status" | "code" | "description">;

/** Codes of four and more digits are not statuses, and mean the same with every status. */
const isOwnCode = (code: string): boolean => code.length > 3;

const find = ({ status, code, description = "" }: Failure): ExplainedError | undefined => {
  // The one error that is a text alone was captured without its status.
  const captured = code === undefined && explanations.find(({ text }) => text === description);
  if (captured) return captured;
  const key = code ?? String(status);
  const known = explanations.filter((one) => one.status === status && (one.code === key || one.text === description));
  // Two errors may share a code: the service adds details to the end of its text.
  return (
    known.find(({ text }) => description.startsWith(text)) ??
    known[0] ??
    explanations.find((one) => isOwnCode(key) && one.code === key)
  );
};

/**
 * Explains an error that the service returned.
 *
 * @param docsUrl where the docs are; empty where that is not known.
 * @returns what the error gets: nothing for one that the spec does not know.
 */
export const explain = (failure: Failure, docsUrl: string): { explanation?: ErrorExplanation } => {
  const found = find(failure);
  if (!found) return {};
  const { meaning, cause, fix, link } = found;
  const explanation = { meaning, cause, fix, link: docsUrl.replace(/(?<=.)\/*$/, "/") + link };
  return { explanation };
};
