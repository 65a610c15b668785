import { parseSync } from "oxc-parser";

/** A step of a journey: a file, and the files that it calls on the way. */
interface Step {
  file: string;
  inner: Step[];
}

/** The steps of a nested numbered list whose items begin with a file name in code. */
export const readSteps = (markdown: string): Step[] => {
  const journey: Step = { file: "", inner: [] };
  const open = [{ indent: -1, step: journey }];
  for (const [, indent = "", file = ""] of markdown.matchAll(/^( *)\d+\. `([^`]+)`/gm)) {
    const step: Step = { file, inner: [] };
    while ((open.at(-1)?.indent ?? -1) >= indent.length) open.pop();
    open.at(-1)?.step.inner.push(step);
    open.push({ indent: indent.length, step });
  }
  return journey.inner;
};

/** The journeys of a page: sections whose first line names the folder of the files, followed by the list of steps. */
export const readJourneys = (page: string): { title: string; folder: string; steps: Step[] }[] =>
  [
    ...page.matchAll(
      /^### (?<title>.+)\n\nFiles are in `(?<folder>[^`]+)`:\n\n(?<list>(?: *\d+\. .*\n(?: +.*\n)*)+)/gm,
    ),
  ].map(({ groups: { title = "", folder = "", list = "" } = {} }) => ({ title, folder, steps: readSteps(list) }));

/** The specifiers of the modules that code needs when it runs; imports of types are not among them. */
export const importsOf = (file: string, code: string): string[] => {
  const { module } = parseSync(file, code);
  const loaded = module.staticImports
    .filter(({ entries }) => entries.length === 0 || entries.some(({ isType }) => !isType))
    .map(({ moduleRequest }) => moduleRequest.value);
  const exported = module.staticExports.flatMap(({ entries }) =>
    entries.flatMap(({ moduleRequest, isType }) => (moduleRequest && !isType ? [moduleRequest.value] : [])),
  );
  // One whose name is computed has no specifier.
  const dynamic = module.dynamicImports.flatMap(
    ({ moduleRequest: { start, end } }) => /^(["'`])([^"'`$]+)\1$/.exec(code.slice(start, end))?.[2] ?? [],
  );
  return [...loaded, ...exported, ...dynamic];
};

/**
 * Checks that a list of steps is the way that the code takes: a file imports each of its inner steps, and of two steps
 * that follow each other at the outermost level one imports the other.
 *
 * @param read returns the code of a file, undefined when there is none of that name.
 * @returns what is wrong, a sentence each.
 */
export const checkSteps = (steps: Step[], read: (file: string) => string | undefined): string[] => {
  const imports = (from: string, to: string): boolean =>
    importsOf(from, read(from) ?? "").some(
      (specifier) => specifier.startsWith(".") && new URL(specifier, `file:///${from}`).pathname === `/${to}`,
    );
  const all = (some: Step[]): Step[] => some.flatMap((step) => [step, ...all(step.inner)]);
  const missing = all(steps)
    .filter(({ file }) => read(file) === undefined)
    .map(({ file }) => `There is no file ${file}.`);
  if (missing.length > 0) return missing;
  const inner = all(steps).flatMap(({ file, inner }) =>
    inner.filter((step) => !imports(file, step.file)).map((step) => `${file} does not import ${step.file}.`),
  );
  const outer = steps.slice(1).flatMap(({ file }, index) => {
    const before = steps[index]?.file ?? "";
    return imports(before, file) || imports(file, before)
      ? []
      : [`Neither of ${before} and ${file} imports the other.`];
  });
  return [...inner, ...outer];
};
