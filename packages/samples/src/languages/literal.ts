/** What a programming language writes differently from JSON. */
interface Spelling {
  braces: [open: string, close: string];
  property: (name: string) => string;
  constants?: Record<string, string>;
}

/** Creates a function that writes a JSON value in a programming language, on one line. */
export const literalWriter = ({ braces: [open, close], property, constants = {} }: Spelling) => {
  const literal = (value: unknown): string => {
    if (Array.isArray(value)) return `[${value.map(literal).join(", ")}]`;
    if (typeof value === "string") return JSON.stringify(value);
    if (typeof value !== "object" || value === null) return constants[String(value)] ?? String(value);
    const properties = Object.entries(value).map(([name, one]) => `${property(name)}: ${literal(one)}`);
    return open + properties.join(", ") + close;
  };
  return literal;
};
