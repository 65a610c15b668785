/** A value about which two validators disagree where a schema names its format, and why. */
export interface Disagreement {
  format: string;
  value: string;
  /** The validator that accepts it. */
  accepts: "Ajv" | "Hyperjump";
  explanation: string;
}

/** What Ajv and the validator of Hyperjump disagree about. One that is no longer seen fails the test. */
export const disagreements: readonly Disagreement[] = [
  {
    format: "date-time",
    value: "2021-05-06 19:59:56Z",
    accepts: "Ajv",
    explanation:
      "RFC 3339 allows another character than `T` for the sake of reading, and its grammar, which JSON Schema refers to, does not. A client that is generous here takes both.",
  },
  {
    format: "uuid",
    value: "urn:uuid:65543400-f8b0-4783-8530-6d35ab8c6801",
    accepts: "Ajv",
    explanation:
      "ajv-formats takes the URN of RFC 4122 for a UUID; JSON Schema means the UUID alone. The mock takes it, too, in the ids of a request, so that a client that sends one is not rejected.",
  },
];
