import { assembleMock } from "./assemble-mock.ts";
import { MemoryBackend } from "./backend/memory-backend.ts";
import { createControl } from "./control/control.ts";
import type { Mock } from "./mock.ts";
import { type MockOptions, parseOptions } from "./options.ts";
import { assertState, documentedSeed } from "./state/seed.ts";
import type { State } from "./state/types.ts";

/** The state that a mock starts with: a copy of the seed, or what the spec's examples show. @throws TypeError */
export const startState = (seed: State | undefined): State =>
  seed === undefined ? documentedSeed() : structuredClone(assertState(seed, "seed"));

/** Makes a mock that keeps its state in memory, with that memory. @throws TypeError as `createMock` does. */
export const createMemoryMock = (options: MockOptions): { mock: Mock; backend: MemoryBackend } => {
  const { idleMs } = parseOptions(options);
  const { clock = Date.now, throttle } = options;
  const seed = startState(options.seed);
  const backend = new MemoryBackend({
    seed,
    now: clock,
    ...(throttle !== undefined && { throttle }),
    ...(idleMs !== undefined && { idleMs }),
  });
  const control = createControl(backend);
  return { mock: { ...assembleMock(options, backend, control), control }, backend };
};

/**
 * Makes a mock of the customer-qualification operations. Each request is validated against the spec, and
 * gets the response that the rules of the spec say; `Prefer: code=…, example=…` selects an example instead.
 *
 * @throws TypeError for an option that is not known or cannot be used; it names the option.
 *
 * @example
 * const mock = createMock({ vetting: "approve" });
 * const response = await mock.fetch(
 *   "https://api.partnercenter.microsoft.com/v1/customers/65543400-f8b0-4783-8530-6d35ab8c6801/qualifications",
 *   { headers: { Authorization: "Bearer any" } },
 * );
 * await response.json(); // []
 */
export const createMock = (options: MockOptions = {}): Mock => createMemoryMock(options).mock;
