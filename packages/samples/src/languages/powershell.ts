import { requestTarget } from "../sample-request.ts";
import { type Language, server } from "./language.ts";

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;

const content = (body: unknown) => `    ContentType = 'application/json'
    Body        = ${quoted(JSON.stringify(body))}
`;

export const powershell: Language = {
  lang: "powershell",
  label: "PowerShell",
  comment: "#",
  // Written for Windows PowerShell 5.1 too, which has no `??`.
  write: (request) => {
    const { operation, body } = request;
    const method = operation.method.charAt(0) + operation.method.slice(1).toLowerCase();
    return `$ErrorActionPreference = 'Stop'
$baseUrl = if ($env:PARTNER_CENTER_URL) { $env:PARTNER_CENTER_URL } else { '${server}' }
if (-not $env:PARTNER_CENTER_TOKEN) { throw 'Set PARTNER_CENTER_TOKEN to an access token.' }

$request = @{
    Method      = '${method}'
    Uri         = "$baseUrl${requestTarget(request)}"
    Headers     = @{
        'Authorization'    = "Bearer $env:PARTNER_CENTER_TOKEN"
        'MS-RequestId'     = [guid]::NewGuid().ToString()
        'MS-CorrelationId' = [guid]::NewGuid().ToString()
    }
${body === undefined ? "" : content(body)}}
Invoke-RestMethod @request`;
  },
};
