import { type Handle, type HttpRequest, type HttpResponse, pathOf } from "../http.ts";
import { type Health, live, readiness } from "./health.ts";
import { jsonResponse } from "./json-response.ts";
import { landing } from "./landing.ts";
import type { Metrics } from "./metrics.ts";

type Route = () => HttpResponse | Promise<HttpResponse>;

const withoutBody = ({ status, headers }: HttpResponse): HttpResponse => ({ status, headers });

/** What a server serves beside the mock. */
export interface Hosting {
  health: Health;
  metrics?: Metrics;
  /** Further paths, to be named at `/`. */
  links: readonly string[];
}

/** Adds to a mock the paths of those who run its server: whether it lives and is ready, its metrics, and what it is. */
export const createHostedHandle = (handle: Handle, { health, metrics, links }: Hosting): Handle => {
  const routes = new Map<string, Route>([
    ["/livez", live],
    ["/readyz", () => readiness(health)],
  ]);
  if (metrics) routes.set("/metrics", () => metrics.scrape());
  const paths = [...routes.keys(), ...links];
  routes.set("/", () => landing(paths));

  const respond = async (route: Route, { method }: HttpRequest): Promise<HttpResponse> => {
    if (method === "GET") return route();
    if (method === "HEAD") return withoutBody(await route());
    const rejected = jsonResponse(405, { message: "The path does not allow this method. Use GET, HEAD." });
    return { ...rejected, headers: { ...rejected.headers, Allow: "GET, HEAD" } };
  };
  const route = (request: HttpRequest): Promise<HttpResponse> => {
    const own = routes.get(pathOf(request.target));
    return own ? respond(own, request) : handle(request);
  };
  // The requests of the API go on at once.
  return (request) => (request.target.startsWith("/v1/") ? handle : route)(request);
};
