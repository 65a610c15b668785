import { expect, it } from "vitest";
import { checks } from "./checks.ts";
import { limits } from "./limits.ts";

const all = Object.entries(limits).map(([id, { tool, limit }]) => ({ id: id as keyof typeof limits, tool, limit }));

it.each(all)("$tool: $limit", async ({ id }) => {
  const still = await checks[id]();
  expect(still, "The tool can do this now. Remove the limit, and what the spec does because of it.").toBe(true);
});
