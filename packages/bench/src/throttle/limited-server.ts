import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** Whether a request is allowed now. */
export type Limit = () => boolean;

/** So many per second, of which a second's worth may be saved up. */
export const bucket = (perSecond: number, now = () => performance.now()): Limit => {
  let [left, since] = [perSecond, now()];
  return () => {
    const time = now();
    left = Math.min(perSecond, left + ((time - since) * perSecond) / 1_000);
    since = time;
    if (left < 1) return false;
    left -= 1;
    return true;
  };
};

/** So many in each second. */
export const windows = (perSecond: number, now = () => performance.now()): Limit => {
  let [count, second] = [0, 0];
  return () => {
    const current = Math.floor(now() / 1_000);
    if (current !== second) [count, second] = [0, current];
    count += 1;
    return count <= perSecond;
  };
};

/** Starts a server that rejects what is beyond the limit at once, with `Retry-After: 1`, and counts its requests. */
export const startLimitedServer = async (limit: Limit) => {
  let requests = 0;
  const server = createServer((_, response) => {
    requests += 1;
    if (limit()) response.setHeader("Content-Type", "application/json").end('"none"');
    else {
      response.writeHead(429, { "Content-Type": "application/json", "Retry-After": "1" });
      response.end('{"statusCode":429,"message":"Rate limit is exceeded. Try again in 1 seconds."}');
    }
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    requests: () => requests,
    stop: async (): Promise<void> => {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
};
