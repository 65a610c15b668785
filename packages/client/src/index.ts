export type * from "@partner-qualification/types";
export { servers } from "@partner-qualification/types";
export type { CallData, CallInit, CallLimits, CallPath, CallResult } from "./calls.ts";
export { type Client, createClient } from "./client.ts";
export type { Clock } from "./clock.ts";
export type { ClientEvent, RequestEvent, ResponseEvent, RetryEvent, ThrottleEvent } from "./events.ts";
export { type Instant, readInstant } from "./instant.ts";
export type {
  AccessToken,
  ClientOptions,
  Credential,
  RetryOptions,
  TokenCredential,
  TokenProvider,
} from "./options.ts";
export {
  type CallOptions,
  type CustomerQualification,
  type CustomerValidations,
  createPartner,
  type Partner,
  type ScopeOptions,
} from "./partner.ts";
export { isPartnerError, PartnerError, type PartnerErrorDetails, type PartnerErrorKind } from "./partner-error.ts";
export type { VettingOptions, VettingWatch } from "./vetting.ts";
