// The command as it is built serves HTTPS: in the bundle, a module of node is required.
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { get } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generate } from "selfsigned";
import { expect, onTestFinished, test } from "vitest";
import { startReplica } from "./hosted/replicas.ts";
import { codes } from "./testing.ts";

test("the command serves HTTPS with the certificate of --tls-cert and --tls-key", async () => {
  const { cert, private: key } = await generate([{ name: "commonName", value: "localhost" }], {
    extensions: [{ name: "subjectAltName", altNames: [{ type: 7, ip: "127.0.0.1" }] }],
  });
  const folder = mkdtempSync(join(tmpdir(), "mock-tls-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const [certFile, keyFile] = [join(folder, "cert.pem"), join(folder, "key.pem")];
  writeFileSync(certFile, cert);
  writeFileSync(keyFile, key);
  const replica = await startReplica(["--tls-cert", certFile, "--tls-key", keyFile]);
  onTestFinished(() => replica.kill());
  expect(replica.url).toMatch(/^https:/);
  const [response] = await once(
    get(`${replica.url}${codes}`, { ca: cert, agent: false, headers: { Authorization: "Bearer any" } }),
    "response",
  );
  response.resume();
  expect(response.statusCode).toBe(200);
});
