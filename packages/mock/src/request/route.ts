import { controlPath } from "../control/control-api.ts";
import { allowOf, type Operation, operations } from "../prism/index.ts";
import { invalidRequest, type Rejection } from "./rejection.ts";

/** A path and a method that lead to an operation. */
export interface Found {
  operation: Operation;
  /** The path in the description's spelling, with the request's own parameters. */
  path: string;
}

/** A path or a method that is not described. */
export interface NotFound {
  notFound: Rejection;
  /** An operation of the path, when only the method is not allowed. */
  operation?: Operation;
  path: string;
}

const segmentsOf = (path: string) => path.split("/").slice(1);
const isParameter = (segment: string) => segment.startsWith("{");

interface Template {
  path: string;
  segments: string[];
  /** By method, in lower case. */
  operations: Map<string, Operation>;
}

// Operations that share a path share an entry.
const byPath = new Map<string, Operation[]>();
for (const operation of operations) byPath.set(operation.path, [...(byPath.get(operation.path) ?? []), operation]);

// A path with fewer parameters is the more exact one: `all` must win over `{customer-tenant-id}`.
const templates: Template[] = [...byPath]
  .map(([path, all]) => ({
    path,
    segments: segmentsOf(path),
    operations: new Map(all.map((operation) => [String(operation.method), operation])),
  }))
  .sort((a, b) => a.segments.filter(isParameter).length - b.segments.filter(isParameter).length);

/** A node in the tree of path segments: a lookup takes the same time however many paths there are. */
interface Step {
  literals: Map<string, Step>;
  parameter?: Step;
  /** The rank of the template that ends here. */
  end?: number;
}

const first: Step = { literals: new Map() };
for (const [rank, { segments }] of templates.entries()) {
  let step = first;
  for (const segment of segments) {
    const next: Step = (isParameter(segment) ? step.parameter : step.literals.get(segment.toLowerCase())) ?? {
      literals: new Map(),
    };
    if (isParameter(segment)) step.parameter = next;
    else step.literals.set(segment.toLowerCase(), next);
    step = next;
  }
  step.end ??= rank;
}

const none = Number.POSITIVE_INFINITY;
const rankOf = (step: Step | undefined, segments: string[], at: number): number => {
  if (!step) return none;
  if (at === segments.length) return step.end ?? none;
  const segment = segments[at] ?? "";
  return Math.min(
    rankOf(step.literals.get(segment) ?? step.literals.get(segment.toLowerCase()), segments, at + 1),
    segment === "" ? none : rankOf(step.parameter, segments, at + 1),
  );
};

const decode = (segments: string[], encoded: boolean) => {
  if (!encoded) return segments;
  try {
    return segments.map(decodeURIComponent);
  } catch {
    return undefined;
  }
};

/** The path of a request in the spelling of its template. */
const spell = (template: Template, segments: string[], pathname: string): string => {
  const isSpelled = template.segments.every((segment, index) => isParameter(segment) || segment === segments[index]);
  // Most paths are in that spelling, and have nothing that needs encoding; to see that takes far less than to write it again.
  if (isSpelled && /^[\w/-]*$/.test(pathname)) return pathname;
  const spelled = template.segments.map((segment, index) =>
    isParameter(segment) ? encodeURIComponent(segments[index] ?? "") : segment,
  );
  return `/${spelled.join("/")}`;
};

const known = templates.map(({ path }) => path).join(", ");

/**
 * Finds the operation of a request. Literal segments match in any case.
 *
 * @param method in upper case; HEAD leads where GET does.
 * @param pathname as it stands in the URL, still percent-encoded.
 */
export const route = (method: string, pathname: string): Found | NotFound => {
  const segments = decode(segmentsOf(pathname), pathname.includes("%"));
  if (!segments)
    return {
      path: pathname,
      notFound: invalidRequest("the path has a malformed percent-encoding; encode it as UTF-8."),
    };

  const template = templates[rankOf(first, segments, 0)];
  if (!template) {
    const fix = pathname.startsWith(controlPath) ? "start the mock with --control" : `known are ${known}`;
    const detail = `there is no such path; ${fix}.`;
    return { path: pathname, notFound: { status: 404, example: "notFound", detail } };
  }

  const path = spell(template, segments, pathname);
  const wanted = method === "HEAD" ? "get" : method.toLowerCase();
  const operation = template.operations.get(wanted);
  if (operation) return { operation, path };

  const detail = `this path takes ${allowOf(template.path)}.`;
  const [onPath] = template.operations.values();
  return {
    ...(onPath && { operation: onPath }),
    path,
    notFound: { status: 405, example: "methodNotAllowed", detail },
  };
};
