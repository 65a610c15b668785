import { createClient } from "@partner-qualification/client";
import { headerValue, jsonBody } from "../http/message.ts";
import { pathParameters } from "../http/path-parameters.ts";
import type { Replay } from "../replay/prepare-replays.ts";
import { compareJson, type Difference, type Target } from "./target.ts";

/** A method of the client, as it is called when the path is known only at run time. */
type Call = (path: string, init: object) => Promise<{ data?: unknown; error?: unknown }>;

/** Headers that HTTP adds to a request, and those by which the client names itself, as the .NET SDK does. */
const ownHeaders = new Set(["host", "content-length", "ms-partnercenter-client", "ms-sdkversion"]);

const byteOrderMark = "\u{feff}";

/** Calls the operation with the documented parameters; returns the request it sent, and its result. */
const callOperation = async (create: typeof createClient, { request, operation, response }: Replay, prefix: string) => {
  const sent: Request[] = [];
  const client = create({
    baseUrl: new URL(request.url).origin,
    // One attempt: what a document shows is one exchange.
    retry: { attempts: 1 },
    credential: () => headerValue(request, "Authorization")?.replace(/^Bearer /, "") ?? "",
    fetch: async (one) => {
      sent.push(one);
      return new Response(prefix + (response?.body ?? "{}"), {
        // Where no response is documented, one without a value: only the request is compared.
        status: response?.status ?? 404,
        headers: (response?.headers ?? []).filter(([name]) => name.toLowerCase() !== "content-length"),
      });
    },
  });
  const { pathname, searchParams } = new URL(request.url);
  const headers = operation.parameters.header.flatMap(({ name }) => {
    const value = headerValue(request, name);
    return value === undefined ? [] : [[name, value]];
  });
  const methods: Record<string, unknown> = { ...client };
  const call = methods[operation.method] as Call;
  const result = await call(operation.path, {
    params: {
      path: pathParameters(operation, pathname),
      query: Object.fromEntries(searchParams),
      header: Object.fromEntries(headers),
    },
    body: jsonBody(request),
  });
  return { sent, result };
};

const compareRequest = async ({ request, documented }: Replay, sent: Request | undefined): Promise<Difference[]> => {
  if (!sent) return [{ what: "request", documented: "one request", found: "none" }];
  const line = [...compareJson("method", request.method, sent.method), ...compareJson("URL", request.url, sent.url)];
  if (documented !== "request") return line;
  const names = new Set([...request.headers.map(([name]) => name.toLowerCase()), ...sent.headers.keys()]);
  const headers = [...names]
    .filter((name) => !ownHeaders.has(name))
    .flatMap((name) => compareJson(`header ${name}`, headerValue(request, name), sent.headers.get(name) ?? undefined));
  const body = await sent.text();
  return [
    ...line,
    ...headers,
    ...compareJson("request body", jsonBody(request), body === "" ? undefined : JSON.parse(body)),
  ];
};

/** The client, or one in its place: sends the documented request, and reads the documented response, also with a byte order mark. */
export const clientTarget = (create = createClient): Target => ({
  name: "client",
  replay: async (replay) => {
    const differences: Difference[] = [];
    for (const prefix of ["", byteOrderMark]) {
      const { sent, result } = await callOperation(create, replay, prefix);
      const { response } = replay;
      if (prefix === "") differences.push(...(await compareRequest(replay, sent[0])));
      if (!response) continue;
      const what = prefix ? "value behind a byte order mark" : "value";
      const found = response.status < 400 ? result.data : result.error;
      differences.push(...compareJson(what, jsonBody(response), found));
    }
    return { differences };
  },
  close: async () => {},
});
