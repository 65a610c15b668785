export { NotApplicable, RuleContext, type SentRequest, type Violation } from "./context.ts";
export { absent, code, Match, matches, rejection } from "./match.ts";
export { type ModelEvent, QualificationModel } from "./model/qualification-model.ts";
export { type Disagreement, type ModelSubject, runSteps, type Step } from "./model/run-steps.ts";
export { listTransitionCases, modelCodes, type TransitionCase } from "./model/transition-cases.ts";
export { type RuleResult, ruleCases, runRule } from "./run-rule.ts";
export type {
  RuleRequest,
  RuleResponse,
  RuleServer,
  ServerControl,
  ServerSettings,
  Subject,
} from "./server.ts";
export { appToken, userToken } from "./tokens.ts";
