import type { Registers } from "../description.ts";
import type { Node, VisitorFactory } from "./redocly.ts";

/** Every check of a token belongs to a rule of behavior that exists. */
export const tokenRulesExist: VisitorFactory = () => ({
  Root: {
    leave(root, { report, location }) {
      const { "x-rules": rules, "x-token-checks": tokens } = root as Node & Registers;
      for (const [index, { rule }] of tokens.checks.entries()) {
        if (Object.hasOwn(rules, rule)) continue;
        const message = `A check of tokens names the rule '${rule}', which does not exist. Use an id of rules.yaml.`;
        report({ message, location: location.child(["x-token-checks", "checks", index]) });
      }
    },
  },
});
