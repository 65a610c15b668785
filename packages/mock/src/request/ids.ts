import { randomUUID } from "node:crypto";

/** The two ids that every answer carries. */
export interface Ids {
  "MS-RequestId": string;
  "MS-CorrelationId": string;
}

// What the format `uuid` of ajv-formats takes, so that every id that passes Prism is echoed.
const guid = /^(?:urn:uuid:)?[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

const names = ["MS-RequestId", "MS-CorrelationId"] as const;

/** The ids of a request, but for one that is missing or no GUID. */
export const sentIds = (headers: Headers): Partial<Ids> => {
  const ids: Partial<Ids> = {};
  for (const name of names) {
    const sent = headers.get(name);
    if (sent !== null && guid.test(sent)) ids[name] = sent;
  }
  return ids;
};

/** Both ids of an answer: each as it was sent, or else made anew. */
export const withBoth = (sent: Partial<Ids>): Ids => ({
  "MS-RequestId": sent["MS-RequestId"] ?? randomUUID(),
  "MS-CorrelationId": sent["MS-CorrelationId"] ?? randomUUID(),
});

/** The ids of a request; one that is missing or no GUID is made anew. */
export const idsOf = (headers: Headers): Ids => withBoth(sentIds(headers));
