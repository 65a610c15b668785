import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, it } from "vitest";
import { root } from "./turbo.ts";

it("lists the examples when called with an unknown name", () => {
  const { status, stderr } = spawnSync(process.execPath, [join(root, "scripts/example.ts"), "nothing"]);
  expect(status).toBe(1);
  expect(String(stderr)).toBe(
    "There is no example 'nothing'. Choose from qualify-customer, secure-application-model, sweep.\n",
  );
});
