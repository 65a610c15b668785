export type { Control, VettingDecision } from "./control.ts";
export type { Expected } from "./expected.ts";
export type { Fault } from "./faults.ts";
export type { Call } from "./journal-entry.ts";
export { createMock, type Handler, type Mock } from "./mock.ts";
export type { MockOptions } from "./options.ts";
export { type Listener, type ListenOptions, listen } from "./server.ts";
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
