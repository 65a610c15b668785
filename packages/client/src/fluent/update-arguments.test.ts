import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";

const packageFolder = fileURLToPath(new URL("../..", import.meta.url));
const folder = join(packageFolder, `.update-${process.pid}`);

beforeAll(() => {
  mkdirSync(folder);
  const compilerOptions = { noEmit: true, rootDir: ".." };
  writeFileSync(
    join(folder, "tsconfig.json"),
    JSON.stringify({ extends: "../tsconfig.json", compilerOptions, include: ["*.ts"] }),
  );
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What the compiler prints about calls of `update`, as a partner's terminal shows it. */
const compile = (calls: string): string => {
  writeFileSync(
    join(folder, "calls.ts"),
    `import type { CustomerQualification } from "../src/index.ts";
declare const qualification: CustomerQualification;
declare const either: "Education" | "GovernmentCommunityCloud";
${calls}
`,
  );
  try {
    return execFileSync(join(packageFolder, "node_modules/.bin/tsc"), ["-p", folder], { encoding: "utf8" });
  } catch (error) {
    return String((error as { stdout: unknown }).stdout);
  }
};

it("says that the validation code is missing where it is", () => {
  const printed = compile('await qualification.update("GovernmentCommunityCloud");');
  expect(printed).toContain("GovernmentCommunityCloud requires a validationCode; see getValidationCodes");
  expect(printed.match(/error TS/g)).toHaveLength(1);
});

it("says what is wrong with any other argument", () => {
  const printed = compile(`await qualification.update("None");
await qualification.update("Education", "12345");
await qualification.update("GovernmentCommunityCloud", 12345);
await qualification.update("GovernmentCommunityCloud", undefined);
await qualification.update("GovernmentCommunityCloud", { requestId: "" });
await qualification.update("GovernmentCommunityCloud", "12345", { requestID: "" });`);
  expect(printed.match(/^\S.*?error TS/gm)).toEqual(
    [4, 5, 6, 7, 8, 9].map((line) => expect.stringContaining(`(${line},`)),
  );
  expect(printed).toContain(`'"None"' is not assignable`);
  expect(printed).toContain(`Type 'number' is not assignable to type 'string'`);
  expect(printed).toContain("Did you mean to write 'requestId'?");
  expect(printed).not.toContain("Property '\"GovernmentCommunityCloud requires");
});

it("allows every call that the service has", () => {
  const options = `{ requestId: "", correlationId: undefined }`;
  const calls = ["", ", undefined", `, ${options}`].flatMap((rest) => [
    `await qualification.update("Education"${rest});`,
    `await qualification.update<"Education">("Education"${rest});`,
    `await qualification.update("GovernmentCommunityCloud", "12345"${rest});`,
    `await qualification.update(either, "12345"${rest});`,
    `await qualification.update(either${rest});`,
  ]);
  expect(compile(calls.join("\n"))).toBe("");
});
