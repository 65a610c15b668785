// The same for the control API: its bodies may be four times as large, and hold 2,000 values.
import { customer, latin1, list } from "./hostile.ts";

const send = (method: string, path: string, text: string, ...headers: string[]) =>
  `${[
    `${method} ${path} HTTP/1.1`,
    ...(headers.some((line) => line.startsWith("Host:")) ? [] : ["Host: localhost"]),
    ...headers,
    ...(text === "" ? [] : [`Content-Length: ${Buffer.byteLength(text)}`]),
  ].join("\r\n")}\r\n\r\n${text}`;

const most = 250_000;
const put = (body: unknown) => send("PUT", "/__mock/state", typeof body === "string" ? body : JSON.stringify(body));
const post = (path: string, body: unknown) =>
  send("POST", `/__mock/${path}`, typeof body === "string" ? body : JSON.stringify(body));

const guid = (index: number) => `65543400-f8b0-4783-8530-${index.toString(16).padStart(12, "0")}`;
/** An object with as many properties as fit, or as many as given. */
const wide = (name: (index: number) => string, value: unknown, count = Number.POSITIVE_INFINITY): string => {
  const text = JSON.stringify(value);
  const parts: string[] = [];
  for (let index = 0, length = 0; index < count; index += 1) {
    const part = `${JSON.stringify(name(index))}:${text}`;
    length += part.length + 1;
    if (length > most) break;
    parts.push(part);
  }
  return `{${parts.join()}}`;
};
const many = (value: unknown) => {
  const text = JSON.stringify(value);
  return `[${Array.from({ length: Math.floor(most / (text.length + 1)) }, () => text).join()}]`;
};
const short = (index: number) => index.toString(36);

export const states = list(
  ["1,998 wrong customer names", put(`{"customers":${wide(short, [], 1_998)}}`), 400],
  ["as many wrong customer names as fit", put(`{"customers":${wide(short, [])}}`), 400],
  ["400 wrong partner names", put(`{"partners":${wide(short, {}, 400)}}`), 400],
  ["as many wrong partner names as fit", put(`{"partners":${wide(short, {})}}`), 400],
  ["unknown names at the top", put(wide(short, 1)), 400],
  ["unknown names in a partner", put(`{"partners":{"${customer}":${wide(short, 1)}}}`), 400],
  ["unknown names in a qualification", put(`{"customers":{"${customer}":[${wide(short, 1)}]}}`), 400],
  ["unknown names in a code", put(`{"codes":[${wide(short, 1)}]}`), 400],
  ["a name of 250,000 characters", put(`{"${"x".repeat(most)}":1}`), 400],
  ["a customer's name of 250,000 characters", put(`{"customers":{"${"x".repeat(most)}":[]}}`), 400],
  ["codes that are not valid", put(`{"codes":${many({})}}`), 400],
  ["codes that are numbers", put(`{"codes":${many(1)}}`), 400],
  ["the same code over and over", put(`{"codes":${many({ validationId: "1" })}}`), 400],
  ["the same code twice", put({ codes: [{ validationId: "1" }, { validationId: "1" }] }), 400],
  ["qualifications that are not valid", put(`{"customers":{"${customer}":${many({ qualification: "x" })}}}`), 400],
  ["qualifications over and over", put(`{"customers":{"${customer}":${many({ qualification: "Education" })}}}`), 400],
  ["a wrong qualification for every customer", put(`{"customers":${wide(guid, [{ qualification: "x" }])}}`), 400],
  [
    "dates that are not valid",
    put(`{"customers":${wide(guid, [{ qualification: "Education", vettingCreateDate: "x" }])}}`),
    400,
  ],
  [
    "a date of 250,000 characters",
    put(
      `{"customers":{"${customer}":[{"qualification":"Education","vettingCreateDate":"${"1".repeat(most - 200)}"}]}}`,
    ),
    400,
  ],
  ["a customer in two spellings", put(`{"customers":{"${customer}":[],"${customer.toUpperCase()}":[]}}`), 400],
  ["a partner in two spellings", put(`{"partners":{"${customer}":{},"${customer.toUpperCase()}":{}}}`), 400],
  ["2,000 values", put(`{"customers":${wide(guid, [], 1_998)}}`), 200],
  ["2,001 values", put(`{"customers":${wide(guid, [], 1_999)}}`), 400],
  ["__proto__ for a state", put('{"__proto__":{"codes":[]},"constructor":{}}'), 400],
  ["__proto__ for a customer", put('{"customers":{"__proto__":[]}}'), 400],
  ["an array", put("[]"), 400],
  ["a string", put('"x"'), 400],
  ["null", put("null"), 400],
  ["no body", send("PUT", "/__mock/state", ""), 400],
  ["text that is not JSON", put(`{"codes":${"[".repeat(60)}`), 400],
  ["nesting 65 deep", put("[".repeat(65) + "]".repeat(65)), 400],
  ["250,000 opening brackets", put("[".repeat(most)), 400],
  ["50,000 opening braces", put('{"a":'.repeat(50_000)), 400],
  ["a body above 256 KiB", put(" ".repeat(262_145)), 400],
  ["a body of 256 KiB", put("{}".padEnd(262_144)), 200],
  ["a body of 1 MB", put(" ".repeat(1_000_000)), 400],
  ["bytes that are not UTF-8", latin1(`${put('{"codes":[{"validationId":"\xff"}]}')} `), 400],
);

export const others = list(
  ["2,000 unknown names to called-with", post("called-with", wide(short, 1, 2_000)), 400],
  ["as many unknown names to called-with as fit", post("called-with", wide(short, 1)), 400],
  [
    "names that differ in case only to called-with",
    post(
      "called-with",
      wide((at) => (at % 2 ? `N${at - 1}` : `n${at}`), 1),
    ),
    400,
  ],
  ["a wide body to called-with", post("called-with", `{"body":${wide(short, 1, 1_998)}}`), 200],
  ["a wider body to called-with", post("called-with", `{"body":${wide(short, 1)}}`), 400],
  ["a deep body to called-with", post("called-with", `{"body":${'{"a":'.repeat(60)}1${"}".repeat(60)}}`), 200],
  ["a wide query to called-with", post("called-with", `{"query":${wide(short, 1)}}`), 400],
  ["a path of 250,000 characters to called-with", post("called-with", { path: "/".repeat(most) }), 200],
  ["an operation called __proto__", post("called-with", { operation: "__proto__" }), 400],
  ["unknown names in a fault", post("faults", wide(short, 1)), 400],
  ["unknown names in what a fault matches", post("faults", `{"match":${wide(short, 1)}}`), 400],
  ["a status that is not valid", post("faults", { status: 299 }), 400],
  ["a status that is a text", post("faults", { status: "500" }), 400],
  ["times beyond all bounds", post("faults", '{"times":1e999}'), 400],
  ["times below one", post("faults", { times: 0 }), 400],
  ["a delay beyond all bounds", post("faults", { delay: 1e12 }), 400],
  ["an example called __proto__", post("faults", { status: 500, example: "__proto__" }), 400],
  ["an example of 250,000 characters", post("faults", { status: 500, example: "x".repeat(most - 100) }), 400],
  ["a vetting of an unknown customer", post("vetting", { customer, vettingStatus: "Approved" }), 404],
  [
    "a vetting of 250,000 characters",
    post("vetting", { customer: "x".repeat(most - 100), vettingStatus: "Approved" }),
    400,
  ],
  [
    "a reason of 250,000 characters",
    post("vetting", { customer, vettingStatus: "Denied", vettingReason: "x".repeat(most - 200) }),
    400,
  ],
  ["a duration that is not valid", post("clock", { advance: "soon" }), 400],
  ["a duration of digits without end", post("clock", { advance: `PT${"9".repeat(most - 100)}S` }), 400],
  ["a duration of letters without end", post("clock", { advance: `P${"1D".repeat(100_000)}` }), 400],
  ["a duration of ten thousand years", post("clock", { advance: "P10000Y" }), 400],
  ["an unknown path", send("GET", "/__mock/__proto__", ""), 404],
  ["a path of 7 kB", send("GET", `/__mock/${"x".repeat(7_000)}`, ""), 404],
  ["another method", send("PATCH", "/__mock/state", "{}"), 405],
  ["a method of every object", send("PROPFIND", "/__mock/state", ""), 405],
  ...["/v1/../__mock/state", "/v1/%2e%2e/__mock/state", "/v1\\..\\__mock\\state", "/__mock\\state"].map(
    (path): [string, string, number] => [
      `a page that gets there by ${path}`,
      send("GET", path, "", "Origin: https://rebound.test"),
      403,
    ],
  ),
  ...["/__mo%63k/state", "//__mock/state", "/__MOCK/state", "/;/__mock/state"].map((path): [string, string, number] => [
    `a path that only looks like it: ${path}`,
    send("GET", path, ""),
    404,
  ]),
  ["a page that names two sites", send("GET", "/__mock/clock", "", "Sec-Fetch-Site: none, cross-site"), 403],
  [
    "a page that names its site twice",
    send("GET", "/__mock/clock", "", "Sec-Fetch-Site: none", "Sec-Fetch-Site: cross-site"),
    403,
  ],
  ["an empty Origin", send("GET", "/__mock/clock", "", "Origin:"), 403],
  ["an empty Sec-Fetch-Site", send("GET", "/__mock/clock", "", "Sec-Fetch-Site:"), 403],
  ["this machine's name with the dot of the root", send("GET", "/__mock/clock", "", "Host: localhost.:"), 200],
  ["a name that only begins like this machine's", send("GET", "/__mock/clock", "", "Host: localhost%00.test"), 400],
  ["another machine's name", send("GET", "/__mock/state", "", "Host: rebound.test"), 400],
  ["another host in a whole URL", send("GET", "http://rebound.test/__mock/state", ""), 400],
  ["the service's host in a whole URL", send("GET", "https://api.partnercenter.microsoft.com/__mock/state", ""), 403],
  ["a page of another origin", send("GET", "/__mock/state", "", "Origin: https://rebound.test"), 403],
  ["a page of this machine", send("GET", "/__mock/state", "", "Origin: http://localhost:4020"), 403],
  ["a page from the disk", send("GET", "/__mock/state", "", "Origin: null"), 403],
  ["a form of another site", send("POST", "/__mock/reset", "", "Sec-Fetch-Site: cross-site"), 403],
  ["a picture of another origin of this site", send("GET", "/__mock/state", "", "Sec-Fetch-Site: same-site"), 403],
  ["a request that a user typed", send("GET", "/__mock/clock", "", "Sec-Fetch-Site: none"), 200],
);
