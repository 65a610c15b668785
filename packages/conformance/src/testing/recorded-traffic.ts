import type { HttpRequest, HttpResponse } from "../http/message.ts";
import type { Recorded } from "../traffic/recorded.ts";

export const customer = "65543400-f8b0-4783-8530-6d35ab8c6801";
const ids: [string, string][] = [
  ["MS-RequestId", "037db222-6d8e-4d7f-ba78-df3dca33fb68"],
  ["MS-CorrelationId", "7d2456fd-2d79-46d0-9f8e-5d7ecd5f8745"],
];
const json: [string, string] = ["Content-Type", "application/json"];

/** A recorded request that the spec allows, with its response; a test changes what it is about. */
export const recorded = (
  request: Partial<HttpRequest> = {},
  response: Partial<HttpResponse> | null = {},
  rest: Partial<Recorded> = {},
): Recorded => ({
  index: 0,
  started: 0,
  took: 10,
  hasBody: true,
  request: {
    method: "GET",
    url: `https://api.partnercenter.microsoft.com/v1/customers/${customer}/qualification`,
    headers: [["Authorization", "Bearer opaque-access-token"], ...ids],
    body: "",
    ...request,
  },
  ...(response && { response: { status: 200, reason: "OK", headers: [json, ...ids], body: '"none"', ...response } }),
  ...rest,
});

/** A HAR file with these entries. */
export const harOf = (entries: readonly Recorded[]): string =>
  JSON.stringify({
    log: {
      version: "1.2",
      creator: { name: "test", version: "1" },
      pages: [{ title: "before the entries", entries: ["not these"] }],
      entries: entries.map(({ request, response, started = 0, took }) => ({
        startedDateTime: new Date(started).toISOString(),
        time: took,
        request: {
          ...{ method: request.method, url: request.url },
          headers: [
            { name: ":authority", value: "host" },
            ...request.headers.map(([name, value]) => ({ name, value })),
          ],
          ...(request.body && { postData: { mimeType: "application/json", text: request.body } }),
        },
        response: {
          status: response?.status ?? 0,
          statusText: response?.reason ?? "",
          headers: (response?.headers ?? []).map(([name, value]) => ({ name, value })),
          content: { size: response?.body.length ?? 0, mimeType: "application/json", text: response?.body },
        },
      })),
    },
  });
