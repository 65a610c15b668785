// The program of workerd: responds to a request with the places with the results of the checks.
import { runChecks } from "./checks.ts";

export default {
  fetch: async (request: Request): Promise<Response> =>
    Response.json({ runtime: navigator.userAgent, checks: await runChecks(await request.json()) }),
};
