// A thread that sends hostile or ordinary requests, each over a connection of its own, so many at a time.
import { connect } from "node:net";
import { workerData } from "node:worker_threads";
import { firstTarget, headersOfFirst } from "../servers/requests.ts";
import { inputs } from "./inputs.ts";

/** What the thread is to send, and where. */
export interface SenderOrder {
  port: number;
  workers: number;
  kind: "ordinary" | "hostile";
}

const { port, workers, kind }: SenderOrder = workerData;

const head = Object.entries({ Host: "localhost", Connection: "close", ...headersOfFirst });
const ordinary = `GET ${firstTarget} HTTP/1.1\r\n${head.map(([name, value]) => `${name}: ${value}\r\n`).join("")}\r\n`;

// Those that any page can send: the control API is open to programs of the user's own alone.
const hostile = inputs
  .filter(({ name }) => !name.startsWith("control"))
  .flatMap(({ make, limit }) => {
    const made = make(limit);
    return "request" in made ? [made.request.replace("\r\n", "\r\nConnection: close\r\n")] : [];
  });

const requests = kind === "ordinary" ? [ordinary] : hostile;

const send = (bytes: string): Promise<void> =>
  new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1", () => socket.write(bytes));
    socket.resume();
    socket.on("error", () => {});
    socket.on("close", () => resolve());
  });

const work = async (first: number) => {
  for (let index = first; ; index += workers) await send(requests[index % requests.length] ?? "");
};
for (let worker = 0; worker < workers; worker += 1) void work(worker);
