import mocker from "@stoplight/prism-http/dist/mocker/index.js";
import type { PrismHttpComponents } from "@stoplight/prism-http/dist/types.js";
import { examplesOf, json, type Operation, responseFor } from "./operations.ts";

type Mock = PrismHttpComponents["mock"];
type Mocked = ReturnType<ReturnType<Mock>>;
type Input = Parameters<Mock>[0]["input"]["data"];

interface Kept {
  value: unknown;
  mocked: Mocked;
}

const kept = new WeakMap<Operation, Map<string, Kept>>();

/** What Prism's mocker makes of a named example. It makes the same each time, and is asked but once. */
export const mockedExample =
  (resource: Operation, data: Input, status: number, example: string): ReturnType<Mock> =>
  (log) => {
    const known = kept.get(resource) ?? new Map<string, Kept>();
    kept.set(resource, known);
    const key = `${status} ${example}`;
    const value = examplesOf(responseFor(resource, status)).find((one) => one.key === example)?.value;
    const before = known.get(key);
    if (before && before.value === value) return before.mocked;
    // A fresh object: the mocker writes the first Accept it sees into it, and keeps it.
    const config = { code: status, exampleKey: example, mediaTypes: [json], dynamic: false };
    const mocked = mocker.default({ resource, input: { data, validations: [] }, config })(log);
    if (value !== undefined) known.set(key, { value, mocked });
    return mocked;
  };
