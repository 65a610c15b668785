import type { Severity } from "./observation.ts";

/** A message of `redocly drift` that this package rates in another way, and why. */
export interface RedoclyDisagreement {
  message: RegExp;
  /** What is made of it; absent where it is left out. */
  severity?: Severity;
  explanation: string;
}

/** What `redocly drift` and this package disagree about. One that is no longer seen fails the test. */
export const redoclyDisagreements: readonly RedoclyDisagreement[] = [
  {
    message: /^Undocumented header/,
    explanation:
      "It expects that the spec has every header of a request. Those that clients, browsers and proxies add are allowed; those of responses are checked here.",
  },
  {
    message: /security requirements/,
    severity: "note",
    explanation: "Browsers leave tokens out of what they record, so that a request without one may have had it.",
  },
];
