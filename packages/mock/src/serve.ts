import type { Log } from "./failure.ts";
import { createMock, type Handler } from "./mock.ts";
import { operations } from "./operations.ts";
import { listen } from "./server.ts";

/** One line per request. The query is left out: it may hold a validation code. */
const logged = (handler: Handler, print: Log): Handler => ({
  async fetch(request) {
    const start = performance.now();
    const response = await handler.fetch(request);
    const ms = (performance.now() - start).toFixed(1);
    print(`${request.method} ${new URL(request.url).pathname} ${response.status} ${ms} ms`);
    return response;
  },
});

const welcome = (url: string) => {
  const documented = operations.find(({ iid }) => iid === "updateQualification");
  const path = documented?.path.replace("{customer-tenant-id}", "65543400-f8b0-4783-8530-6d35ab8c6801");
  return `Partner Center's customer qualifications, mocked at ${url}
Every answer is an example of the description; any bearer token will do. Try:

  curl -X PUT '${url}${path}?code=123456' \\
    -H 'Authorization: Bearer any' -H 'Content-Type: application/json' -d 3

Another answer: add -H 'Prefer: code=403, example=noCommerceRelationship'. Stop with Ctrl+C.
`;
};

/** Serves the mock until SIGINT or SIGTERM. */
export const serve = async (port: number, host: string, print: Log): Promise<void> => {
  const server = await listen(logged(createMock(), print), { port, host });
  const stop = () => void server.close();
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
  print(welcome(server.url));
};
