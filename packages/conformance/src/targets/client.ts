import { createClient } from "@partner-qualification/client";
import { compareJson } from "../compare.ts";
import { headerOf, jsonBody } from "../http-message.ts";
import type { Replay } from "../replay.ts";
import type { Difference, Target } from "../target.ts";

/** The client's methods, as they are called when the path is known only at run time. */
type Call = (path: string, init: object) => Promise<{ data?: unknown; error?: { body?: unknown } }>;

/** What HTTP adds to a request, and by which the client names itself, as the .NET SDK does. */
const ownHeaders = new Set(["host", "content-length", "ms-partnercenter-client", "ms-sdkversion"]);

const byteOrderMark = "\u{feff}";

/** Calls the operation with the documented parameters; returns the request it made and what it gave back. */
const call = async (create: typeof createClient, { request, operation, response }: Replay, prefix: string) => {
  const made: Request[] = [];
  const client = create({
    baseUrl: new URL(request.url).origin,
    // One attempt: what a document shows is one exchange.
    retry: { attempts: 1 },
    credential: () => headerOf(request, "Authorization")?.replace(/^Bearer /, "") ?? "",
    fetch: async (sent) => {
      made.push(sent);
      return new Response(prefix + (response?.body ?? "{}"), {
        status: response?.status ?? 200,
        headers: (response?.headers ?? []).filter(([name]) => name.toLowerCase() !== "content-length"),
      });
    },
  });
  const { pathname, searchParams } = new URL(request.url);
  const segments = pathname.split("/");
  const names = operation.path.split("/").map((segment, index) => [segment, segments[index]] as const);
  const path = names
    .filter(([segment]) => segment.startsWith("{"))
    .map(([segment, value]) => [segment.slice(1, -1), value]);
  const ids = ["MS-RequestId", "MS-CorrelationId"].flatMap((name) => {
    const value = headerOf(request, name);
    return value === undefined ? [] : [[name, value]];
  });
  const result = await (client[operation.method] as unknown as Call)(operation.path, {
    params: {
      path: Object.fromEntries(path),
      query: Object.fromEntries(searchParams),
      header: Object.fromEntries(ids),
    },
    body: jsonBody(request),
  });
  return { made, result };
};

const compareRequest = async ({ request, documented }: Replay, made: Request | undefined): Promise<Difference[]> => {
  if (!made) return [{ what: "request", documented: "one request", found: "none" }];
  const line = [...compareJson("method", request.method, made.method), ...compareJson("URL", request.url, made.url)];
  if (documented !== "request") return line;
  const names = new Set([...request.headers.map(([name]) => name.toLowerCase()), ...made.headers.keys()]);
  const headers = [...names]
    .filter((name) => !ownHeaders.has(name))
    .flatMap((name) => compareJson(`header ${name}`, headerOf(request, name), made.headers.get(name) ?? undefined));
  const body = await made.text();
  return [
    ...line,
    ...headers,
    ...compareJson("request body", jsonBody(request), body === "" ? undefined : JSON.parse(body)),
  ];
};

/** The client, or one that is made in its place: it makes the documented request, and reads the documented answer, also behind a byte order mark. */
export const clientTarget = (create = createClient): Target => ({
  name: "client",
  replay: async (replay) => {
    const differences: Difference[] = [];
    for (const prefix of ["", byteOrderMark]) {
      const { made, result } = await call(create, replay, prefix);
      const { response } = replay;
      if (prefix === "") differences.push(...(await compareRequest(replay, made[0])));
      if (!response) continue;
      const what = prefix ? "value behind a byte order mark" : "value";
      const given = response.status < 400 ? result.data : result.error?.body;
      differences.push(...compareJson(what, jsonBody(response), given));
    }
    return { differences };
  },
  close: async () => {},
});
