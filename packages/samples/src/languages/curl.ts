import { requestTarget } from "../sample-request.ts";
import { type Language, server } from "./language.ts";

const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;

/** Not every machine has `uuidgen`; a Linux without it has the kernel's generator. */
const guid = "guid() { uuidgen 2>/dev/null || cat /proc/sys/kernel/random/uuid; }";

export const curl: Language = {
  lang: "shell",
  label: "curl",
  comment: "#",
  write: (request) => {
    const { operation, body } = request;
    const options = [
      "curl --fail-with-body --silent --show-error",
      ...(operation.method === "GET" ? [] : [`--request ${operation.method}`]),
      // biome-ignore lint/suspicious/noTemplateCurlyInString: this is shell syntax.
      '--header "Authorization: Bearer ${PARTNER_CENTER_TOKEN:?Set it to an access token.}"',
      '--header "MS-RequestId: $(guid)"',
      '--header "MS-CorrelationId: $(guid)"',
      ...(body === undefined
        ? []
        : ["--header 'Content-Type: application/json'", `--data ${quoted(JSON.stringify(body))}`]),
      `"\${PARTNER_CENTER_URL:-${server}}${requestTarget(request)}"`,
    ];
    return `${guid}\n\n${options.join(" \\\n  ")}`;
  },
};
