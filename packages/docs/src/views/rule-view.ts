import type { Operation, Rule } from "@partner-qualification/openapi";

/** The rules of behavior of an operation: those that decide how to call it, and the details; in the order of the spec. */
export interface RulesView {
  essential: Rule[];
  details: Rule[];
}

/** Splits the rules of an operation. */
export const rulesView = ({ rules }: Operation): RulesView => ({
  essential: rules.filter(({ essential }) => essential),
  details: rules.filter(({ essential }) => !essential),
});
