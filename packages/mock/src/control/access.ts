import { createHash, timingSafeEqual } from "node:crypto";
import type { HttpRequest } from "../http.ts";
import { hostNameIn, isLoopback } from "../server/remote.ts";

/** Why a client may not use the control API. */
export interface Denial {
  status: 401 | 403;
  message: string;
}

const notLocal: Denial = {
  status: 403,
  message: "Without a key, only programs on this machine may use the control API. Set a key with --control-key.",
};
const fromPage: Denial = {
  status: 403,
  message:
    "Requests of other web pages, which have a header Origin or a Sec-Fetch-Site of another site, are not accepted. Open /__mock/, or send the request from a program, such as the test, without these headers.",
};
const wrongKey: Denial = { status: 401, message: "The key is missing or wrong. Send it in the header Mock-Key." };

// The page that the mock serves itself: a browser says so, and an older one by the origin, which must be the host that it
// sends the request to.
const isOwn = (origin: string, host: string | undefined): boolean =>
  URL.canParse(origin) && new URL(origin).host === host?.toLowerCase();

// A web page in a browser on this machine is not this machine's user. Its requests have an origin, or the browser marks
// them as those of another site, or they name a host that was made to lead to this machine.
const isFromOtherPage = ({ headers: { origin, host, "sec-fetch-site": site = "none" } }: HttpRequest): boolean =>
  (origin !== undefined && !isOwn(origin, host)) || !["none", "same-origin"].includes(site);

const isFromThisMachine = ({ remoteAddress, headers }: HttpRequest): boolean => {
  // A request without an address was made in this process.
  if (remoteAddress === undefined) return true;
  return isLoopback(remoteAddress) && isLoopback(hostNameIn(headers.host ?? ""));
};

const digest = (text: string) => createHash("sha256").update(text).digest();

/**
 * Decides whether a client may use the control API: with a key, every client that sends it; without one, programs on
 * this machine. Of web pages, only the mock's own may, in either case.
 *
 * @returns undefined for a client that may.
 */
export const denyAccess = (request: HttpRequest, key: string | undefined): Denial | undefined => {
  if (isFromOtherPage(request)) return fromPage;
  if (key === undefined) return isFromThisMachine(request) ? undefined : notLocal;
  // The comparison takes the same time whatever the key is. It needs values of one length: digests.
  const sent = digest(request.headers["mock-key"] ?? "");
  return timingSafeEqual(sent, digest(key)) ? undefined : wrongKey;
};
