import type { Operation } from "@partner-qualification/openapi";

const fileOf = (operationId: string) => `${operationId.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.ts`;

/** The operations without a file of their name in `src/state/operations/`: the mock responds with their examples. */
export const withoutHandler = (operations: readonly Operation[], files: readonly string[]): string[] =>
  operations.filter(({ id }) => !files.includes(fileOf(id))).map(({ id }) => id);

/**
 * The module of the table of handlers: of each operation that has a file of its name in `src/state/operations/`, and of the
 * operations that require a user.
 *
 * @param files the names of the files in that folder.
 * @throws RangeError for a file that is not named for an operation.
 */
export const handlersModuleOf = (operations: readonly Operation[], files: readonly string[]): string => {
  const left = new Set(withoutHandler(operations, files));
  const ids = operations.map(({ id }) => id).filter((id) => !left.has(id));
  const unknown = files.find((file) => !ids.map(fileOf).includes(file));
  if (unknown !== undefined)
    throw new RangeError(
      `src/state/operations/${unknown} is not named for an operation of the spec. Rename it to one of ${operations.map(({ id }) => fileOf(id)).join(", ")}.`,
    );
  ids.sort();
  const users = operations.filter(({ credentials }) => !credentials.includes("App-only")).map(({ id }) => id);
  return `import type { OperationHandler } from "../state/operation-handler.ts";
${ids.map((id) => `import { ${id} } from "../state/operations/${fileOf(id)}";`).join("\n")}

/** The operationIds of the spec. */
type OperationId = ${operations.map(({ id }) => JSON.stringify(id)).join(" | ")};

/** The handlers of operations, by operationId. */
export const handlers = { ${ids.join(", ")} } satisfies Partial<Record<OperationId, OperationHandler>>;

/** The operations that an App-only token cannot call. */
export const userOperations: ReadonlySet<string> = new Set(${JSON.stringify(users)});
`;
};
