export type * from "@partner-qualification/types";
export { servers } from "@partner-qualification/types";
export type { Middleware } from "openapi-fetch";
export { type Client, createClient } from "./client.ts";
export type { AccessToken, Credential, TokenCredential, TokenProvider } from "./credentials/credential.ts";
export type { ErrorExplanation } from "./errors/explanation.ts";
export {
  isPartnerError,
  PartnerError,
  type PartnerErrorDetails,
  type PartnerErrorKind,
} from "./errors/partner-error.ts";
export { toPartnerError } from "./errors/to-partner-error.ts";
export { createPartner } from "./fluent/create-partner.ts";
export type {
  CallOptions,
  CustomerQualification,
  CustomerValidations,
  Partner,
  ScopeOptions,
} from "./fluent/partner.ts";
export type { VettingOptions, VettingWatch } from "./fluent/vetting.ts";
export { type Instant, readInstant } from "./instant.ts";
export type { ClientOptions, PathClientOptions, RetryOptions } from "./options/client-options.ts";
export type { Clock } from "./transport/clock.ts";
export type { CallLimits } from "./transport/deadline.ts";
export type { ClientEvent, RequestEvent, ResponseEvent, RetryEvent, ThrottleEvent } from "./transport/events.ts";
