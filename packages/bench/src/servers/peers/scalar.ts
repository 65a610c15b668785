import { serve } from "@hono/node-server";
import { description } from "@partner-qualification/openapi";
import { createMockServer } from "@scalar/mock-server";

const app = await createMockServer({ document: JSON.stringify(description) });
serve({ fetch: app.fetch, port: Number(process.argv[2]), hostname: "127.0.0.1" });
