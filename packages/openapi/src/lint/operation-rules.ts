import type { VisitorFactory } from "./redocly.ts";

const credentials = ["App-only", "App+User"];

/** Every operation says which credentials it takes. */
export const credentialsStated: VisitorFactory = () => ({
  Operation: (operation, { report, location }) => {
    const stated = operation["x-credentials"];
    if (Array.isArray(stated) && stated.length > 0 && stated.every((one) => credentials.includes(one))) return;
    report({ message: `\`x-credentials\` lists the credentials that will do: ${credentials.join(", ")}.`, location });
  },
});

/** Every deprecated operation names the operation that replaces it. */
export const replacementNamed: VisitorFactory = () => {
  const operations = new Set<unknown>();
  const replacements: [unknown, () => void][] = [];
  return {
    Operation: (operation, { report, location }) => {
      operations.add(operation.operationId);
      if (operation.deprecated !== true) return;
      const message = "A deprecated operation names its successor's operationId in `x-replaced-by`.";
      replacements.push([operation["x-replaced-by"], () => report({ message, location })]);
    },
    Root: {
      leave() {
        for (const [operationId, report] of replacements) if (!operations.has(operationId)) report();
      },
    },
  };
};
