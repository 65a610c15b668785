import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { nodes } from "@partner-qualification/runtimes";
import { expect, it } from "vitest";

const cli = fileURLToPath(new URL("cli.js", import.meta.resolve("@partner-qualification/mock")));

it.each(Object.entries(nodes))(
  "on Node %s the mock's command line serves, and stops at a signal",
  async (major, find) => {
    const mock = spawn(find(), [cli, "--port", "0"], { stdio: ["ignore", "pipe", "inherit"] });
    try {
      const [first] = (await once(mock.stdout, "data")) as [Buffer];
      const url = /http:\/\/127\.0\.0\.1:\d+/.exec(String(first))?.[0];
      const headers = { Authorization: "Bearer any" };
      const response = await fetch(`${url}/v1/customers/65543400-f8b0-4783-8530-6d35ab8c6801/qualifications`, {
        headers,
      });
      expect([response.status, await response.json()]).toEqual([200, []]);
    } finally {
      mock.kill();
      expect(await once(mock, "exit"), `Node ${major}`).toEqual([0, null]);
    }
  },
);
