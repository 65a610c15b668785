import { expect, test } from "vitest";
import { sendBytes } from "../../test/hostile-send.ts";
import { createMock } from "../create-mock.ts";
import { createHostCheck } from "./hosts.ts";
import { listen } from "./listen.ts";
import { reportRejectedHosts } from "./report-rejected-hosts.ts";

const createCheck = () => {
  const lines: string[] = [];
  return { lines, check: reportRejectedHosts(createHostCheck("127.0.0.1", []), (line) => lines.push(line)) };
};

test("a rejected name is logged once, whatever its port and case, and a served one never", () => {
  const { lines, check } = createCheck();
  expect(["mock.test", "Mock.Test:4010", "localhost"].map(check)).toEqual([false, false, true]);
  expect(lines).toEqual([
    "Rejected a request with Host 'mock.test'. If it is a name of this server, start it with --allow-host and that name.",
  ]);
});

test("a name is cut to 100 characters, and shown without control characters", () => {
  const { lines, check } = createCheck();
  check(`\u001b[31m${"a".repeat(1_000)}`);
  expect(lines[0]).toContain("'\\u001b[31maaa");
  expect(lines[0]?.length).toBeLessThan(250);
});

test("after ten names no further one is logged, and each is still rejected", () => {
  const { lines, check } = createCheck();
  const names = Array.from({ length: 50 }, (_, index) => `host-${index}.test`);
  expect(names.some(check)).toBe(false);
  expect(lines.length).toBe(10);
});

test("a server logs the name", async () => {
  const lines: string[] = [];
  const server = await listen(createMock(), { port: 0, log: (line) => lines.push(line) });
  try {
    await sendBytes(server.port, "GET /v1/customers/all/validations HTTP/1.1\r\nHost: mock.test\r\n\r\n", 5_000);
  } finally {
    await server.close();
  }
  expect(lines).toEqual([expect.stringContaining("'mock.test'")]);
});
