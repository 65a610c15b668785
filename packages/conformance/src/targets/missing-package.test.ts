import { expect, it } from "vitest";
import { CannotRun } from "../run/cannot-run.ts";
import { explainMissingPackage } from "./missing-package.ts";

const errorOf = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (error) {
    return error;
  }
};
const explained = (error: unknown) => errorOf(() => explainMissingPackage(error));
const coded = (code: string, message: string) => Object.assign(new Error(message), { code });

it("explains a package that Node did not find, for import and for require", async () => {
  const missing = "@stoplight/not-installed";
  const imported = await import(missing).catch((error: unknown) => error);
  const required = coded("MODULE_NOT_FOUND", `Cannot find module '${missing}/package.json'`);
  for (const error of [imported, required, coded("ERR_MODULE_NOT_FOUND", `Cannot find package '${missing}'`)]) {
    expect(explained(error)).toBeInstanceOf(CannotRun);
    expect(explained(error)).toMatchObject({ message: expect.stringMatching(`^${missing} is not installed, and`) });
  }
});

it.each([
  coded(
    "ERR_MODULE_NOT_FOUND",
    "Cannot find module '/home/of/dist/targets/mock.js' imported from /home/of/dist/cli.js",
  ),
  coded("ENOENT", "Cannot find package '@stoplight/prism-core'"),
  new Error("Cannot find package '@stoplight/prism-core'"),
  "Cannot find package '@stoplight/prism-core'",
])("throws another error as it is: %s", (error) => {
  expect(explained(error)).toBe(error);
});
