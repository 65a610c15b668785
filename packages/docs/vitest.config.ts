import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Starts the file first that takes as long as all others together: they fit beside it. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLongest = ({ moduleId }: TestSpecification) => moduleId.endsWith("/src/pages.test.ts");
    const sorted = await super.sort(files);
    return [...sorted.filter(isLongest), ...sorted.filter((file) => !isLongest(file))];
  }
}

// A browser on a busy machine may take longer than the second that a poll waits by default.
// Two files at a time: the tests of a page mostly wait for the browser, which is a process of its own. The files that a
// worker runs share what they import: to load it for each takes longer than most of them.
export default defineConfig({
  test: {
    expect: { poll: { timeout: 30_000 } },
    maxWorkers: 2,
    isolate: false,
    maxConcurrency: 3,
    sequence: { sequencer: LongestFirst },
  },
});
