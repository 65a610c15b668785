import { expect, it } from "vitest";
import { checks } from "./checks-testing.ts";
import { type Limit, limits } from "./limits.ts";

const all = Object.entries<Limit>(limits).map(([id, { tool, limit }]) => ({
  id: id as keyof typeof limits,
  tool,
  limit,
}));

const expectStill = async (check: () => boolean | Promise<boolean>): Promise<void> => {
  expect(await check(), "The tool can do this now. Remove the limit, and what the spec does because of it.").toBe(true);
};

it.each(all)("$tool: $limit", ({ id }) => expectStill(checks[id]));

it("a limit that has gone fails, and one without an explanation does not count", async () => {
  await expect(expectStill(() => false)).rejects.toThrow("The tool can do this now.");
  for (const { consequence } of Object.values<Limit>(limits)) expect(consequence).toMatch(/\w.*\.$/);
});
