// A thread that sends hostile requests, each over a connection of its own, so many at a time.
import { connect } from "node:net";
import { workerData } from "node:worker_threads";
import { inputs } from "./inputs.ts";

const { port, workers }: { port: number; workers: number } = workerData;

// Those that any page can send: the control API is open to programs of the user's own alone.
const requests = inputs
  .filter(({ name }) => !name.startsWith("control"))
  .flatMap(({ make, limit }) => {
    const made = make(limit);
    return "request" in made ? [made.request.replace("\r\n", "\r\nConnection: close\r\n")] : [];
  });

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
