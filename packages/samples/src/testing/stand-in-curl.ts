// What the samples use of curl, for machines that have none: a shell reads the sample, and this sends what it says.
import { parseArgs } from "node:util";

const { values, positionals } = parseArgs({
  options: {
    "fail-with-body": { type: "boolean", default: false },
    silent: { type: "boolean" },
    "show-error": { type: "boolean" },
    request: { type: "string", default: "GET" },
    header: { type: "string", multiple: true, default: [] },
    data: { type: "string" },
  },
  allowPositionals: true,
});
const [url = ""] = positionals;
const headers = values.header.map((line): [string, string] => {
  const [name = "", value = ""] = line.split(/: ?(.*)/s);
  return [name, value];
});
const response = await fetch(url, { method: values.request, headers, ...(values.data && { body: values.data }) });
process.stdout.write(await response.bytes());
if (values["fail-with-body"] && !response.ok) {
  process.stderr.write(`The requested URL returned error: ${response.status}\n`);
  process.exitCode = 22;
}
