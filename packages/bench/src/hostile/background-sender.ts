// A thread that sends hostile or ordinary requests: so many at a time, over connections that are kept or new ones.
import { connect, type Socket } from "node:net";
import { workerData } from "node:worker_threads";
import { type RawResponse, readResponse } from "@partner-qualification/raw-http";
import { firstTarget, headersOfFirst } from "../servers/requests.ts";
import { inputs } from "./inputs.ts";

/** What the thread is to send, and where. */
export interface SenderOrder {
  port: number;
  workers: number;
  kind: "ordinary" | "hostile";
  /** Whether each worker keeps its connection, as long as the server does, or opens a new one for each request. */
  connections: "kept" | "new";
}

const { port, workers, kind, connections }: SenderOrder = workerData;

const fields = Object.entries({ Host: "localhost", ...headersOfFirst }).map(([name, value]) => `${name}: ${value}\r\n`);
const ordinary = `GET ${firstTarget} HTTP/1.1\r\n${fields.join("")}\r\n`;

// Those that any page can send: the control API is open to programs of the user's own alone.
const hostile = inputs
  .filter(({ name }) => !name.startsWith("control"))
  .flatMap(({ make, limit }) => {
    const made = make(limit);
    return "request" in made ? [made.request] : [];
  });

const closing = (request: string) => request.replace("\r\n", "\r\nConnection: close\r\n");
const requests = (kind === "ordinary" ? [ordinary] : hostile).map((request) =>
  Buffer.from(connections === "new" ? closing(request) : request),
);

const open = (): Promise<Socket> =>
  new Promise((resolve) => {
    const socket = connect({ port, host: "127.0.0.1", noDelay: true }, () => resolve(socket));
    socket.on("error", () => resolve(socket));
  });

const closesAfter = ({ headers }: RawResponse) =>
  headers.some(([name, value]) => name.toLowerCase() === "connection" && value === "close");

/** Sends a request, and waits until its connection can be used again, or is closed. */
const send = (socket: Socket, request: Buffer): Promise<void> =>
  new Promise((resolve) => {
    let received = Buffer.alloc(0);
    const onData = (part: Buffer) => {
      received = Buffer.concat([received, part]);
      const response = readResponse(received, { isHead: false, closed: false });
      if (response && !closesAfter(response)) finish();
    };
    const finish = () => {
      socket.off("data", onData).off("close", finish);
      resolve();
    };
    socket.on("data", onData).on("close", finish).write(request);
  });

const work = async (first: number) => {
  let socket = await open();
  for (let index = first; ; index += workers) {
    if (socket.destroyed) socket = await open();
    const request = requests[index % requests.length];
    if (request) await send(socket, request);
  }
};
for (let worker = 0; worker < workers; worker += 1) void work(worker);
