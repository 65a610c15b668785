import type { Operation } from "@partner-qualification/openapi";

/** Reads the path parameters of an operation from a path, by name. */
export const pathParameters = ({ path, parameters }: Operation, pathname: string): Record<string, string> => {
  const template = path.split("/");
  const segments = pathname.split("/");
  return Object.fromEntries(parameters.path.map(({ name }) => [name, segments[template.indexOf(`{${name}}`)] ?? ""]));
};
