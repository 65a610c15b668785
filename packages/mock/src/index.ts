export { type ConnectOptions, connectMock, type SharedMock } from "./connect-mock.ts";
export type { NewCode } from "./control/add-code.ts";
export type { Control } from "./control/control.ts";
export type { VettingDecision } from "./control/decide-vetting.ts";
export type { SharedControl } from "./control/shared-control.ts";
export { createMock } from "./create-mock.ts";
export type { Fault } from "./faults/fault-queue.ts";
export type { Handler } from "./handler.ts";
export type { CallMatcher } from "./journal/call-matcher.ts";
export type { Call } from "./journal/journal-entry.ts";
export type { Mock, MockListener, MockListenOptions } from "./mock.ts";
export type { MockOptions } from "./options.ts";
export { type Listener, listen } from "./server/listen.ts";
export type { ListenOptions } from "./server/listen-options.ts";
export { readSeed } from "./state/seed.ts";
export type {
  Decision,
  HeldQualification,
  PartnerState,
  Qualification,
  SeedCode,
  State,
  ValidationCode,
} from "./state/types.ts";
export type { Vetting } from "./state/vetting.ts";
