// The program of workerd, which answers requests: one with the places asks for the checks.
import { runChecks } from "./checks.ts";

export default {
  fetch: async (request: Request): Promise<Response> =>
    Response.json({ runtime: navigator.userAgent, checks: await runChecks(await request.json()) }),
};
