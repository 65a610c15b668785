import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "run-examples-"));
afterAll(() => rmSync(folder, { recursive: true }));

const run = (...programs: string[]) => {
  const args = programs.flatMap((text, index) => {
    const file = join(folder, `${index}.mjs`);
    writeFileSync(file, `${text}\nconsole.log("end of ${index}");`);
    return [`file-${index}.ts`, file];
  });
  const runner = join(import.meta.dirname, "run-examples.ts");
  return spawnSync(process.execPath, [runner, ...args], { encoding: "utf8", timeout: 20_000 });
};
const right = "setTimeout(() => {}, 30_000);";

it("runs every program, and does not wait for what they leave behind", () => {
  expect(run(right, "await 1;", right)).toMatchObject({
    status: 0,
    stdout: "end of 0\nend of 1\nend of 2\n",
    stderr: "",
  });
});

it.each([
  ["throws", 'throw new Error("wrong");'],
  ["ends the process", "process.exit();"],
  ["rejects with nobody to handle it", 'Promise.reject(new Error("wrong"));'],
  ["waits for what never comes", "await new Promise(() => {});"],
  ["imports what is not there", 'import { nothing } from "node:fs";'],
])("fails where a program in the middle %s, and names it", (_, wrong) => {
  const { status, stderr } = run("await 1;", wrong, "await 1;");
  expect(status).not.toBe(0);
  expect(stderr).toContain("file-1.ts has not come to its end.");
  expect(stderr).not.toMatch(/file-[02]\.ts/);
});

it.each([0, 2])("fails where program %i of three fails, and names it", (index) => {
  const programs = ["await 1;", "await 1;", "await 1;"].with(index, "process.exit(0);");
  const { status, stderr } = run(...programs);
  expect([status, stderr]).toEqual([1, `The example in file-${index}.ts has not come to its end.\n`]);
});
