import type { Request } from "autocannon";

export const kinds = ["GET", "PUT", "POST"] as const;
export type Kind = (typeof kinds)[number];

let made = 0;
// Fresh on every call, in every run: a customer can be qualified only once, and a repeated id replays the first response.
const freshGuid = (): string => {
  made += 1;
  return `${(Date.now() % 0xffffffff).toString(16).padStart(8, "0")}-0000-4000-8000-${made.toString(16).padStart(12, "0")}`;
};

const headers = (type: Record<string, string> = {}) => ({
  Authorization: "Bearer a-token",
  Accept: "application/json",
  "MS-RequestId": freshGuid(),
  "MS-CorrelationId": "7d2456fd-2d79-46d0-9f8e-5d7ecd5f8745",
  ...type,
});
const typed = { "Content-Type": "application/json" };

/** A server counts as started when it has responded to this. */
export const firstTarget = "/v1/customers/65543400-f8b0-4783-8530-6d35ab8c6801/qualification";
export const headersOfFirst: Record<string, string> = headers();

const fresh = {
  PUT: (request: Request) => ({
    ...request,
    path: `/v1/customers/${freshGuid()}/qualification?code=12345`,
    headers: headers(typed),
  }),
  POST: (request: Request) => ({
    ...request,
    path: `/v1/customers/${freshGuid()}/qualifications`,
    headers: headers(typed),
  }),
};

/** Makes the requests of one kind: all reads are the same, each write has its own customer and id. */
export const requestsOf = (kind: Kind): Request[] => {
  if (kind === "GET") return [{ method: kind, path: firstTarget, headers: headers() }];
  const body = kind === "PUT" ? "1" : JSON.stringify({ qualification: "StateOwnedEntity" });
  return [{ method: kind, path: "/", body, setupRequest: fresh[kind] }];
};
