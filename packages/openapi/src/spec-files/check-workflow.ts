import { existsSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { specsFolder } from "./kinds.ts";
import { isMap, type LocatedFile, listOf, readLocated } from "./located-file.ts";

/** The operationIds of a spec in one file. */
const operationsIn = (file: string): string[] => {
  const { content } = readLocated(file, specsFolder);
  const paths = isMap(content) && isMap(content.paths) ? Object.values(content.paths) : [];
  const operations = paths.filter(isMap).flatMap((path) => Object.values(path).filter(isMap));
  return operations.map(({ operationId }) => operationId).filter((id) => typeof id === "string");
};

// Another spec is not in the folder of the specs: it lies where it does for the repository, also for a copy of that folder.
const fileOf = (url: unknown): string => resolve(join(specsFolder, "workflows"), String(url));

/** The operationIds of each spec that a workflow names, by its name there. */
const operationsBySource = (sources: unknown[], own: readonly string[]): Map<string, readonly string[]> =>
  new Map(
    sources.filter(isMap).map(({ name, url }): [string, readonly string[]] => {
      const isOwn = relative(specsFolder, fileOf(url)) === "openapi.yaml";
      return [String(name), isOwn ? own : operationsIn(fileOf(url))];
    }),
  );

/**
 * Checks that each step of a workflow names an operation that exists: tools report a wrong one only when they run it.
 *
 * @param operations the operations of the spec, by operationId.
 * @returns every problem, with the file, the line and how to fix it.
 */
export const checkWorkflow = (
  { content, placeOf }: LocatedFile,
  operations: ReadonlyMap<string, unknown>,
): string[] => {
  if (!isMap(content)) return [];
  const own = [...operations.keys()].filter((id) => id !== "any");
  const sources = listOf(content.sourceDescriptions);
  const missing = sources.flatMap((source, index) => {
    if (!isMap(source) || existsSync(fileOf(source.url))) return [];
    const place = placeOf("sourceDescriptions", index, "url");
    return [`${place}: there is no file '${source.url}'. Give its path from specs/workflows.`];
  });
  if (missing.length > 0) return missing;
  const bySource = operationsBySource(sources, own);
  return listOf(content.workflows).flatMap((workflow, number) =>
    listOf(isMap(workflow) ? workflow.steps : undefined).flatMap((step, index) => {
      if (!isMap(step) || typeof step.operationId !== "string") return [];
      const [, source = "", id = ""] = /^\$sourceDescriptions\.([^.]+)\.(.+)$/.exec(step.operationId) ?? [];
      const known = bySource.get(source);
      if (known?.includes(id)) return [];
      const place = placeOf("workflows", number, "steps", index, "operationId");
      const names = known ?? [...bySource.keys()].map((name) => `$sourceDescriptions.${name}.<operationId>`);
      return [`${place}: there is no operation '${step.operationId}'. Use one of ${names.join(", ")}.`];
    }),
  );
};
