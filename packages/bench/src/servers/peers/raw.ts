// Returns the same bytes as the mock and validates nothing: as fast as node:http can be.
import { createServer } from "node:http";

const bodies: Record<string, [number, string]> = {
  GET: [200, '"none"'],
  PUT: [200, '"education"'],
  POST: [201, '{"qualification":"StateOwnedEntity"}'],
};

createServer((request, response) => {
  const [status, body] = bodies[request.method ?? ""] ?? [405, ""];
  request.resume().on("end", () => {
    response.writeHead(status, {
      "Content-Type": "application/json",
      "MS-RequestId": request.headers["ms-requestid"],
      "MS-CorrelationId": request.headers["ms-correlationid"],
      "Content-Length": Buffer.byteLength(body),
    });
    response.end(body);
  });
}).listen(Number(process.argv[2]), "127.0.0.1");
