import { allowOf, type Operation, operations } from "./operations.ts";
import { invalidRequest, type Refusal } from "./refusal.ts";

/** What a method and a path lead to. */
export interface Route {
  /** The operation of the path and method; of the path alone when the method is refused; absent for an unknown path. */
  operation?: Operation;
  /** The path in the description's spelling, with the request's own parameters. */
  path: string;
  refusal?: Refusal;
}

const segmentsOf = (path: string) => path.split("/").slice(1);
const isParameter = (segment: string) => segment.startsWith("{");

// A path with fewer parameters is the more exact one: `all` must win over `{customer-tenant-id}`.
const templates = [...new Set(operations.map(({ path }) => path))]
  .map((path) => ({ path, segments: segmentsOf(path) }))
  .sort((a, b) => a.segments.filter(isParameter).length - b.segments.filter(isParameter).length);

const fits = (template: string, segment: string) =>
  isParameter(template) ? segment !== "" : template.toLowerCase() === segment.toLowerCase();

const decode = (segments: string[]) => {
  try {
    return segments.map(decodeURIComponent);
  } catch {
    return undefined;
  }
};

const known = templates.map(({ path }) => path).join(", ");

/**
 * Finds the operation of a request. Literal segments match in any case.
 *
 * @param method in upper case; HEAD is answered as GET.
 * @param pathname as it stands in the URL, still percent-encoded.
 */
export const route = (method: string, pathname: string): Route => {
  const segments = decode(segmentsOf(pathname));
  if (!segments)
    return {
      path: pathname,
      refusal: invalidRequest("the path has a malformed percent-encoding; encode it as UTF-8."),
    };

  const template = templates.find(
    (candidate) =>
      candidate.segments.length === segments.length &&
      candidate.segments.every((segment, index) => fits(segment, segments[index] ?? "")),
  );
  if (!template) {
    const detail = `there is no such path; known are ${known}.`;
    return { path: pathname, refusal: { status: 404, example: "notFound", detail } };
  }

  const path = `/${template.segments.map((segment, index) => (isParameter(segment) ? encodeURIComponent(segments[index] ?? "") : segment)).join("/")}`;
  const wanted = method === "HEAD" ? "get" : method.toLowerCase();
  const onPath = operations.filter((operation) => operation.path === template.path);
  const operation = onPath.find((candidate) => candidate.method === wanted);
  if (operation) return { operation, path };

  const detail = `this path takes ${allowOf(template.path)}.`;
  return {
    ...(onPath[0] && { operation: onPath[0] }),
    path,
    refusal: { status: 405, example: "methodNotAllowed", detail },
  };
};
