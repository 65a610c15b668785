import { UsageError } from "@partner-qualification/command-line";
import manifest from "../../package.json" with { type: "json" };
import { readArguments } from "./arguments.ts";
import { createPrinter } from "./lines.ts";
import { usage } from "./usage.ts";

// The reader of the log may end before the mock does.
process.stdout.on("error", () => {});
process.stderr.on("error", () => {});

const print = createPrinter(process.stdout, (flush) => process.on("exit", flush));

const fail = (message: string, code: number) => {
  process.stderr.write(`partner-qualification-mock: ${message}\n`);
  process.exitCode = code;
};

try {
  const command = readArguments(process.argv.slice(2), process.env);
  if (command.run === "help") process.stdout.write(usage);
  else if (command.run === "version") print(manifest.version);
  else {
    // Prism is slow to load: report a misspelled option without it.
    const { serve } = await import("./serve.ts");
    await serve(command, print);
  }
} catch (error) {
  fail((error as Error).message, error instanceof UsageError ? 2 : 1);
}
