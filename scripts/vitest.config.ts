import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Starts the files first that build a copy of the repository: begun late, they would run on alone. */
class CopiesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isCopy = ({ moduleId }: TestSpecification) => /\/(?:build|new-operation)\.test\.ts$/.test(moduleId);
    const sorted = await super.sort(files);
    return [...sorted.filter(isCopy), ...sorted.filter((file) => !isCopy(file))];
  }
}

export default defineConfig({
  test: {
    // vitest unwraps the default export of a CommonJS module, which node does not: the mock's parts run as in node.
    deps: { interopDefault: false },
    // Two files at a time: most tests wait for a process of their own.
    maxWorkers: 2,
    sequence: { sequencer: CopiesFirst },
  },
});
