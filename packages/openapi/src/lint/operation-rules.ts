import type { VisitorFactory } from "./redocly.ts";

const credentials = ["App-only", "App+User"];

/** Every operation lists the credentials that it accepts. */
export const credentialsStated: VisitorFactory = () => ({
  Operation: (operation, { report, location }) => {
    const stated = operation["x-credentials"];
    if (Array.isArray(stated) && stated.length > 0 && stated.every((one) => credentials.includes(one))) return;
    const message = `The operation does not list its credentials. Add \`x-credentials\` with ${credentials.join(", ")}, or both.`;
    report({ message, location });
  },
});

const clouds = ["us-government"];

/** An operation that is not documented for every cloud lists those that it is documented for. */
export const availabilityKnown: VisitorFactory = () => ({
  Operation: (operation, { report, location }) => {
    const stated = operation["x-availability"];
    if (stated === undefined) return;
    if (Array.isArray(stated) && stated.length > 0 && stated.every((one) => clouds.includes(one))) return;
    const message = `x-availability is not a list of clouds. Use ${clouds.join(", ")}, or leave it out where the pages name no cloud.`;
    report({ message, location });
  },
});

/** Every deprecated operation names the operation that replaces it. */
export const replacementNamed: VisitorFactory = () => {
  const operations = new Set<unknown>();
  const checks: (() => void)[] = [];
  return {
    Operation: (operation, { report, location }) => {
      operations.add(operation.operationId);
      if (operation.deprecated !== true) return;
      const replacement = operation["x-replaced-by"];
      const problem =
        replacement === undefined ? "has no replacement" : `is replaced by '${replacement}', which does not exist`;
      const message = `The deprecated operation ${problem}. Name an operationId in \`x-replaced-by\`.`;
      checks.push(() => {
        if (!operations.has(replacement)) report({ message, location });
      });
    },
    Root: {
      leave() {
        for (const check of checks) check();
      },
    },
  };
};
