import { promisify } from "node:util";
import { convertV2, type Options } from "openapi-to-postmanv2";
import { readBundle } from "../generate/bundle.ts";

interface Field {
  key: string;
  value: string;
  disabled?: boolean;
}

/** An entry of a Postman collection: a folder, or a request. */
interface Item {
  name: string;
  item?: Item[];
  request?: {
    method: string;
    header?: Field[];
    url: { path: string[]; query?: Field[]; variable?: Field[] };
    body?: { raw?: string };
  };
}

/** A request that an API client sends after an import of the spec, with the values of its examples. */
export interface ImportedRequest {
  name: string;
  method: string;
  /** The path and the query. */
  target: string;
  headers: [name: string, value: string][];
  body?: string;
}

const enabled = (fields: Field[] = []) => fields.filter(({ disabled }) => !disabled);

const toRequests = ({ name, item = [], request }: Item): ImportedRequest[] => {
  if (!request) return item.flatMap(toRequests);
  const { method, url, header, body } = request;
  const variables = new Map(url.variable?.map(({ key, value }) => [`:${key}`, value]));
  const path = url.path.map((segment) => variables.get(segment) ?? segment).join("/");
  const query = new URLSearchParams(enabled(url.query).map(({ key, value }): [string, string] => [key, value]));
  const target = `/${path}${query.size > 0 ? `?${query}` : ""}`;
  const headers = enabled(header).map(({ key, value }): [string, string] => [key, value]);
  return [{ name, method, target, headers, ...(body?.raw !== undefined && { body: body.raw }) }];
};

/**
 * Imports the spec into Postman.
 *
 * @param folderStrategy how Postman orders the requests.
 * @param parametersResolution where the values of the requests come from.
 * @returns the requests of the collection in the order of its runner.
 */
export const importToPostman = async (
  folderStrategy: "Paths" | "Tags",
  parametersResolution: "Example" | "Schema" = "Example",
): Promise<ImportedRequest[]> => {
  const options: Options = { folderStrategy, parametersResolution };
  const { result, reason, output } = await promisify(convertV2)({ type: "json", data: readBundle() }, options);
  const [collection] = output ?? [];
  if (!result || !collection) throw new Error(`Postman did not import the spec: ${reason}`);
  return toRequests(collection.data as Item);
};
