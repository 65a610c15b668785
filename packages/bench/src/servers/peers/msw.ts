import { createServer } from "@mswjs/http-middleware";
import { fromOpenApi } from "@mswjs/source/open-api";
import { description } from "@partner-qualification/openapi";

// Its handlers match only the host of the spec's servers, and cannot match a parameter with a hyphen in its name.
const { servers: _, ...document } = structuredClone(description);
const readable = JSON.parse(JSON.stringify(document).replaceAll("customer-tenant-id", "customerTenantId"));
// They respond with the 200 of an operation alone, and with 501 to one that has none: its 201 stands in.
for (const { post } of Object.values(readable.paths as typeof description.paths))
  if (post?.responses) post.responses["200"] ??= post.responses["201"];
const handlers = await fromOpenApi(readable as Parameters<typeof fromOpenApi>[0]);
// The types of its ES modules and of its CommonJS modules do not know each other.
createServer(...(handlers as unknown as Parameters<typeof createServer>)).listen(Number(process.argv[2]), "127.0.0.1");
