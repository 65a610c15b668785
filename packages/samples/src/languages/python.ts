import { requestTarget } from "../sample-request.ts";
import { type Language, server } from "./language.ts";
import { literalWriter } from "./literal.ts";

const literal = literalWriter({
  braces: ["{", "}"],
  property: (name) => JSON.stringify(name),
  constants: { true: "True", false: "False", null: "None" },
});

export const python: Language = {
  lang: "python",
  label: "Python",
  comment: "#",
  write: (request) => `import os
import uuid

import requests

base_url = os.environ.get("PARTNER_CENTER_URL", "${server}")

response = requests.${request.operation.method.toLowerCase()}(
    f"{base_url}${requestTarget(request)}",
    headers={
        "Authorization": f"Bearer {os.environ['PARTNER_CENTER_TOKEN']}",
        "MS-RequestId": str(uuid.uuid4()),
        "MS-CorrelationId": str(uuid.uuid4()),
    },
${request.body === undefined ? "" : `    json=${literal(request.body)},\n`}    timeout=60,
)
response.encoding = "utf-8-sig"  # The response may start with a byte order mark.
print(response.text)
response.raise_for_status()`,
};
