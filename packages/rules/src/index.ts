export { NotApplicable, RuleContext, type SentRequest, type Violation } from "./context.ts";
export { type RuleResult, ruleCases, runRule } from "./run-rule.ts";
export type {
  RuleRequest,
  RuleResponse,
  RuleServer,
  ServerControl,
  ServerSettings,
  Subject,
} from "./server.ts";
