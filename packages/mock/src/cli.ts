#!/usr/bin/env node
import manifest from "../package.json" with { type: "json" };
import { readArguments, UsageError, usage } from "./arguments.ts";

// Who reads the log may go away before the mock does.
process.stdout.on("error", () => {});

const print = (text: string) => void process.stdout.write(`${text}\n`);

const fail = (message: string, code: number) => {
  process.stderr.write(`partner-qualification-mock: ${message}\n`);
  process.exitCode = code;
};

try {
  const command = readArguments(process.argv.slice(2));
  if (command.run === "help") process.stdout.write(usage);
  else if (command.run === "version") print(manifest.version);
  else {
    // Prism takes half a second to load, which a mistyped option need not wait for.
    const { serve } = await import("./serve.ts");
    await serve(command.port, command.host, print);
  }
} catch (error) {
  fail((error as Error).message, error instanceof UsageError ? 2 : 1);
}
