import { describe, expect, it } from "vitest";
import { parseCommandLine } from "./parse-command-line.ts";
import { UsageError } from "./usage-error.ts";

const options = {
  port: { type: "string", default: "4010" },
  bom: { type: "boolean" },
  help: { type: "boolean", short: "h" },
} as const;

const mistakeOf = (args: string[], allowPositionals = false): unknown => {
  try {
    return parseCommandLine({ args, options, allowPositionals });
  } catch (error) {
    return error;
  }
};

it("reads what parseArgs reads", () => {
  const { values, positionals } = parseCommandLine({
    args: ["a.har", "--bom", "-h"],
    options,
    allowPositionals: true,
  });
  expect(values).toEqual({ port: "4010", bom: true, help: true });
  expect(positionals).toEqual(["a.har"]);
});

describe("the message of a mistake", () => {
  it.each([
    [["--prot", "1"], "Unknown option '--prot'. Did you mean --port?"],
    [["--prot=1"], "Unknown option '--prot'. Did you mean --port?"],
    [["--hepl"], "Unknown option '--hepl'. Did you mean --help?"],
    [["--verbose"], "Unknown option '--verbose'."],
    [["-x"], "Unknown option '-x'."],
    [["4010"], "Unexpected argument '4010'."],
    [["--port"], "Option '--port <value>' argument missing."],
    [["--port", "--bom"], "Option '--port <value>' argument missing."],
    [["--bom=yes"], "Option '--bom' does not take an argument."],
  ])("of %j is one line", (args, message) => {
    const error = mistakeOf(args);
    expect(error).toBeInstanceOf(UsageError);
    expect(error).toMatchObject({ message });
  });

  it("is the same where arguments without a name are allowed", () => {
    expect(mistakeOf(["--prot"], true)).toMatchObject({ message: "Unknown option '--prot'. Did you mean --port?" });
  });
});

it("passes on a mistake in the configuration", () => {
  const wrong = { options: { port: { type: "number" } } } as never;
  expect(() => parseCommandLine(wrong)).toThrow(TypeError);
});
