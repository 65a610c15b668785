import { operations } from "@partner-qualification/openapi";
import { describe, expect, test } from "vitest";
import { customer, described, sendRequest } from "./testing.ts";

const bodies: Record<string, string> = {
  updateQualification: "1",
  createQualifications: JSON.stringify({ qualification: "StateOwnedEntity" }),
};

const every = operations.flatMap(({ id, method, path, statuses, responses }) =>
  statuses
    .filter((status) => responses[status]?.body)
    .flatMap((status) =>
      Object.entries(described(id, status).examples).map(([name, value]) => ({
        id,
        method,
        path,
        status,
        name,
        value,
      })),
    ),
);

describe("every example of every response", () => {
  test.each(every)(
    "$id responds with $status and $name when it is preferred",
    async ({ id, method, path, status, name, value }) => {
      const response = await sendRequest(path.replace("{customer-tenant-id}", customer), {
        method,
        headers: { Prefer: `code=${status}, example=${name}` },
        ...(bodies[id] && { body: bodies[id] }),
      });
      expect(response.status).toBe(status);
      expect(response.body).toEqual(value);
    },
  );

  test.each(operations)(
    "$id responds with each status and its first example when only the status is preferred",
    async ({ id, method, path, statuses }) => {
      for (const status of statuses.filter((candidate) => candidate >= 400)) {
        const response = await sendRequest(path.replace("{customer-tenant-id}", customer), {
          method,
          headers: { Prefer: `code=${status}` },
          ...(bodies[id] && { body: bodies[id] }),
        });
        expect(response.body).toEqual(Object.values(described(id, status).examples)[0]);
      }
    },
  );
});
