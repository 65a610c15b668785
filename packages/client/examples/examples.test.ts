import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { guidPattern } from "@partner-qualification/openapi";
import { expect, it } from "vitest";

const folder = fileURLToPath(new URL(".", import.meta.url));

/** What an example prints, without the ids that differ from run to run. */
const printed = async (example: string) => {
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [example], { cwd: folder, timeout: 50_000 });
  expect(stderr).toBe("");
  return stdout.replace(new RegExp(guidPattern, "g"), "<id>");
};

it("qualifies a customer, in the order of the SDK's sample", async () => {
  expect(await printed("qualify-customer.ts")).toBe(`At first: none
Requested Education: InReview
Education was vetted: Approved
Rejected Government Community Cloud: The customer already has a qualification: it is Education (Approved), which cannot be combined with GovernmentCommunityCloud.
For support: <id> <id>
In the end: Education and StateOwnedEntity
Validation code of Contoso, Inc.: 4 of 5 uses left
Validation code of Contoso, Inc. Finance Department: 5 of 5 uses left
`);
});

it("sweeps thousands of customers past a throttle, and loses none", async () => {
  const lines = (await printed("sweep.ts")).trim().split("\n");
  expect(lines.pop()).toBe("3000 of 3000 customers read");
  // How often depends on the machine.
  const throttled = /^Throttled: waiting 1\d{3} ms, then \d+ requests per second, slowly more$/;
  expect(lines.filter((line) => !throttled.test(line))).toEqual([]);
});

it("gets the token of the Secure Application Model once, and stores the new refresh token", async () => {
  expect(await printed("secure-application-model.ts")).toBe(`Stored a new refresh token
Set StateOwnedEntity, with 1 request for a token in all
`);
});
