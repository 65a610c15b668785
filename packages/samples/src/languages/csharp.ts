import { requestTarget } from "../sample-request.ts";
import { type Language, server } from "./language.ts";

/** Writes a string in C#; a raw literal shows JSON as it is sent. */
const literal = (text: string) => (/^[^"].*"/.test(text) ? `"""${text}"""` : JSON.stringify(text));

const content = (body: unknown) => `request.Content = new StringContent(
    ${literal(JSON.stringify(body))},
    Encoding.UTF8,
    "application/json");
`;

export const csharp: Language = {
  lang: "csharp",
  label: "C#",
  comment: "//",
  write: (request) => {
    const { operation, body } = request;
    const method = operation.method.charAt(0) + operation.method.slice(1).toLowerCase();
    return `using System.Net.Http.Headers;
${body === undefined ? "" : "using System.Text;\n"}
var baseUrl = Environment.GetEnvironmentVariable("PARTNER_CENTER_URL") ?? "${server}";
var token = Environment.GetEnvironmentVariable("PARTNER_CENTER_TOKEN")
    ?? throw new InvalidOperationException("Set PARTNER_CENTER_TOKEN to an access token.");

using var client = new HttpClient();
using var request = new HttpRequestMessage(
    HttpMethod.${method},
    $"{baseUrl}${requestTarget(request)}");
request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
request.Headers.Add("MS-RequestId", Guid.NewGuid().ToString());
request.Headers.Add("MS-CorrelationId", Guid.NewGuid().ToString());
${body === undefined ? "" : content(body)}
using var response = await client.SendAsync(request);
Console.WriteLine(await response.Content.ReadAsStringAsync());
response.EnsureSuccessStatusCode();`;
  },
};
