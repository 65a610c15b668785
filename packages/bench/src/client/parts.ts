import { imports, weigh } from "./sizes.ts";

const files = (names: string) => new RegExp(`/client/dist/(${names})`);

/** What a user has of the client's files: those of each part can be left out while the others are kept. */
export const parts: Record<string, RegExp> = {
  "openapi-fetch, as the client by path": /\/openapi-fetch\//,
  "methods by the names of the SDK": files("fluent/create-partner"),
  "the wait for a vetting": files("fluent/vetting"),
  "date-times with all their digits": files("instant"),
  "errors without the secrets of the call": files("errors/(redact|find-codes)"),
  "every shape of error body, and advice on tokens": files("errors/(error-body|to-partner-error|token-advice)"),
  "options that are checked": files("options/"),
  "requests that are checked before they are sent": files("validation/request-body"),
  "responses that are checked against the spec": files("validation/response-body"),
  "retries, with the wait that the service names": files("transport/retry"),
  "a rate that the service accepts, and turns": files("throttle/"),
  "limits of time and size, which an abort ends": files("transport/(deadline|read-body)"),
  "a token that is kept and renewed": files("credentials/"),
  "calls without a second Request, which take less CPU": files("transport/plain-request"),
};

/** What a part weighs in all of the client. */
export interface PartSize {
  part: string;
  /** How much smaller the bundle is without it, in bytes as brotli. */
  brotli: number;
}

/** Weighs each part by leaving it out, and what is left without any of them. */
export const weighParts = async (): Promise<PartSize[]> => {
  const all = imports["all of the client"];
  const sizeWithout = async (part: RegExp) => (await weigh(all, part)).brotli;
  const { brotli: whole } = await weigh(all);
  const weighed = await Promise.all(
    Object.entries(parts).map(async ([part, of]) => ({ part, brotli: whole - (await sizeWithout(of)) })),
  );
  const rest = await sizeWithout(
    new RegExp(
      Object.values(parts)
        .map(({ source }) => source)
        .join("|"),
    ),
  );
  return [
    ...weighed.sort((one, other) => other.brotli - one.brotli),
    { part: "what is left without all of these", brotli: rest },
  ];
};
