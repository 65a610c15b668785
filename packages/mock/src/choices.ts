/** The options that take one of a few values, with those values; the first is the default. */
export const choices = {
  mfa: ["on", "off"],
  errors: ["pages", "captured"],
  responses: ["pages", "reference"],
} as const;

/** The values of an option. */
export type Choice<Name extends keyof typeof choices> = (typeof choices)[Name][number];

/** Whether a value is one of a list. */
export const isOneOf = <Value extends string>(value: unknown, values: readonly Value[]): value is Value =>
  values.some((one) => one === value);

/** What a message says about a list of values: `pretty, json or off`. */
export const eitherOf = (values: readonly string[]): string => values.join(", ").replace(/, (?=[^,]*$)/, " or ");
