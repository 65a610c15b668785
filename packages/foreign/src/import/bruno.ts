import { openApiToBruno } from "@usebruno/converters";
import { readBundle } from "../generate/bundle.ts";
import type { ImportedRequest } from "./postman.ts";

interface Field {
  name: string;
  value: string;
  enabled: boolean;
}

/** An entry of a Bruno collection: a folder, or a request. */
interface Item {
  name: string;
  items?: Item[];
  request?: {
    method: string;
    url: string;
    headers: Field[];
    params: (Field & { type: "path" | "query" })[];
    body: { mode: string; json: string | null };
  };
}

const toRequests = ({ name, items = [], request }: Item): ImportedRequest[] => {
  if (!request) return items.flatMap(toRequests);
  const { method, url, params, body } = request;
  const enabled = <Kind extends Field>(fields: Kind[]) => fields.filter((field) => field.enabled);
  const inPath = new Map(params.filter(({ type }) => type === "path").map((one) => [`:${one.name}`, one.value]));
  const [path = ""] = url.replace("{{baseUrl}}", "").split("?");
  const inQuery = enabled(params).filter(({ type }) => type === "query");
  const query = new URLSearchParams(inQuery.map((one): [string, string] => [one.name, one.value]));
  const segments = path.split("/").map((segment) => inPath.get(segment) ?? segment);
  const headers = enabled(request.headers).map((one): [string, string] => [one.name, one.value]);
  return [
    {
      ...{ name, method, target: `${segments.join("/")}${query.size > 0 ? `?${query}` : ""}` },
      headers: body.mode === "json" ? [...headers, ["Content-Type", "application/json"]] : headers,
      ...(body.mode === "json" && body.json !== null && { body: body.json }),
    },
  ];
};

/** Imports the spec into Bruno, and returns the requests of the collection in its order. */
export const importToBruno = (): ImportedRequest[] => {
  const collection = openApiToBruno(readBundle()) as { items: Item[] };
  return collection.items.flatMap(toRequests);
};
