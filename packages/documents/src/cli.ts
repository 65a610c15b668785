#!/usr/bin/env node
import { readFileSync } from "node:fs";
import { basename, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseCommandLine, UsageError } from "@partner-qualification/command-line";
import { errata, exchanges } from "@partner-qualification/exchanges";
import { description } from "@partner-qualification/openapi";
import {
  describeProposal,
  describeWatch,
  hasChanges,
  PageError,
  type PageOverrides,
  proposeDocument,
  readPage,
  watchFolder,
  writeProposal,
} from "./index.ts";

const help = `Reads saved pages of the documentation: Markdown, text or HTML.

Usage: pnpm spec:add-document FILE [--write] [--document ID] [--revision YYYY-MM-DD] [--locale pl-PL]
       pnpm spec:watch FOLDER

add-document proposes the exchanges of a page, and what else differs from the spec; --write makes the files.
watch compares the facts of every page in a folder with what was taken from it. -h, --help shows this text.

The exit code of add-document is 0, that of watch 0 without and 1 with changed facts; 2 says that nothing was done.
`;

const options = {
  write: { type: "boolean" },
  document: { type: "string" },
  revision: { type: "string" },
  locale: { type: "string" },
  help: { type: "boolean", short: "h" },
} as const;

const specs = fileURLToPath(new URL("../../../specs", import.meta.url));
const register = { description, exchanges, errata };
/** pnpm runs in the root of the workspace, whatever folder it was called in. */
const fromCaller = (path: string) => resolve(process.env.INIT_CWD ?? ".", path);

const addDocument = (path: string, write: boolean, overrides: PageOverrides): number => {
  const page = readPage(readFileSync(fromCaller(path)), basename(path));
  const proposal = proposeDocument(page, register, overrides);
  const files = write ? writeProposal(proposal, specs) : [];
  process.stdout.write(describeProposal(proposal, write));
  for (const file of files) process.stdout.write(`specs/${file}\n`);
  return 0;
};

const watch = (folder: string): number => {
  const pages = watchFolder(fromCaller(folder), register);
  process.stdout.write(describeWatch(pages));
  if (pages.every(({ differences }) => !differences)) {
    throw new PageError("No file is a page of the register. specs/documents.yaml lists their addresses.");
  }
  return hasChanges(pages) ? 1 : 0;
};

const run = (): number => {
  const { values, positionals } = parseCommandLine({ options, allowPositionals: true });
  const { write = false, help: wantsHelp, ...overrides } = values;
  const [command, path, ...more] = positionals;
  if (wantsHelp) {
    process.stdout.write(help);
    return 0;
  }
  if (path === undefined || more.length > 0) throw new UsageError("Name one file or folder.");
  if (command === "add-document") return addDocument(path, write, overrides);
  if (command !== "watch") throw new UsageError(`'${command}' is not a command. Use add-document or watch.`);
  if (Object.keys(values).length > 0) throw new UsageError("watch has no options.");
  return watch(path);
};

/** What a person can fix: a wrong call, a page that cannot be used, a file that cannot be read. */
const explain = (error: unknown): string | undefined => {
  if (error instanceof PageError) return error.message;
  if (error instanceof UsageError) return `${error.message}\nTry --help.`;
  const { code, path } = error as NodeJS.ErrnoException;
  return code?.startsWith("E") ? `${path ?? "The file"} cannot be read (${code}). Check the path.` : undefined;
};

try {
  process.exitCode = run();
} catch (error) {
  const explanation = explain(error);
  if (explanation === undefined) throw error;
  process.stderr.write(`${explanation}\n`);
  process.exitCode = 2;
}
