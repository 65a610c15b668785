import type { Operation } from "../src/prism/operations.ts";

const fileOf = (operationId: string) => operationId.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/**
 * The module of the table of handlers: one for each operation of the description, from the file of its name in
 * `src/state/operations/`. An operation without a handler fails the build, for its file is not found.
 */
export const handlersModuleOf = (operations: Operation[]): string => {
  const ids = operations.map(({ iid = "" }) => iid).sort();
  return `import type { Handler } from "../state/handler.ts";
${ids.map((id) => `import { ${id} } from "../state/operations/${fileOf(id)}.ts";`).join("\n")}

/** The handler of every operation, by its operationId. */
export const handlers = { ${ids.join(", ")} } satisfies Record<string, Handler>;
`;
};
