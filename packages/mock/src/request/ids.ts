import { randomUUID } from "node:crypto";
import { guidOrUrn } from "../guid.ts";

/** The two ids that every response has. */
export interface Ids {
  "MS-RequestId": string;
  "MS-CorrelationId": string;
}

/** Headers by name in lower case, as node:http and the mock have them. */
type Headers = Readonly<Record<string, string | string[] | undefined>>;

// Every id that the schema accepts is returned.
const valid = (sent: string | string[] | undefined): sent is string => typeof sent === "string" && guidOrUrn.test(sent);

/** The ids of a request, without those that are not GUIDs. */
export const sentIds = (headers: Headers): Partial<Ids> => {
  const { "ms-requestid": requestId, "ms-correlationid": correlationId } = headers;
  const sent: Partial<Ids> = {};
  if (valid(requestId)) sent["MS-RequestId"] = requestId;
  if (valid(correlationId)) sent["MS-CorrelationId"] = correlationId;
  return sent;
};

/** Both ids of a response: each as it was sent, or else a new one. */
export const withBoth = (sent: Partial<Ids>): Ids => ({
  "MS-RequestId": sent["MS-RequestId"] ?? randomUUID(),
  "MS-CorrelationId": sent["MS-CorrelationId"] ?? randomUUID(),
});

/** The ids of a request; a missing one, and one that is not a GUID, is replaced by a new one. */
export const idsOf = (headers: Headers): Ids => withBoth(sentIds(headers));
