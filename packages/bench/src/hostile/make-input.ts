// What inputs are made of: requests, and texts that grow to a size.

const customer = "65543400-f8b0-4783-8530-6d35ab8c6801";
export const qualifications = `/v1/customers/${customer}/qualifications`;
export const guid = (index: number) => `65543400-f8b0-4783-8530-${index.toString(16).padStart(12, "0")}`;

export const send = (start: string, headers: string[], body = "") => {
  const length = body === "" ? [] : ["Content-Type: application/json", `Content-Length: ${Buffer.byteLength(body)}`];
  const token = headers.some((line) => line.startsWith("Authorization")) ? [] : ["Authorization: Bearer any"];
  return `${[`${start} HTTP/1.1`, "Host: localhost", ...token, ...headers, ...length].join("\r\n")}\r\n\r\n${body}`;
};
export const get = (path: string, ...headers: string[]) => ({ request: send(`GET ${path}`, headers) });
export const post = (path: string, body: string) => ({ request: send(`POST ${path}`, [], body) });
export const putState = (body: string) => ({ request: send("PUT /__mock/state", [], body) });

/** An object of so many characters, after a first property. */
export const wide = (size: number, first: string, name: (index: number) => string, value = "1"): string => {
  const parts = [first];
  let length = first.length + 2;
  for (let index = 0; ; index += 1) {
    const part = `"${name(index)}":${value}`;
    length += part.length + 1;
    if (length > size) return `{${parts.filter((one) => one !== "").join()}}`;
    parts.push(part);
  }
};
export const many = (size: number, value: string) =>
  `[${Array(Math.max(1, Math.floor((size - 2) / (value.length + 1))))
    .fill(value)
    .join()}]`;
export const short = (index: number) => `a${index.toString(36)}`;
// So long that a body of the largest size holds nearly as many values as allowed.
export const padded = (index: number) => short(index).padEnd(62, "x");
// The same for the control API.
export const long = (index: number) => short(index).padEnd(127, "x");
export const denied = `[{"qualification":"Education","vettingStatus":"Denied","vettingReason":"${"x".repeat(600)}"}]`;

let tokens = 0;
/** Text that no earlier token has, to make one of: the mock remembers the short tokens that it has read. */
export const nextToken = (): string => {
  tokens += 1;
  return tokens.toString().padStart(9, "0");
};

export const claims = (size: number, name: string) => {
  const part = (text: string) => Buffer.from(text).toString("base64url");
  const more = `"jti":"${nextToken()}","${name}":${many(Math.floor(size * 0.7), '"role"')}`;
  const payload = `{"tid":"${customer}","upn":"u","amr":["mfa"],${more}}`;
  return `Authorization: Bearer ${part('{"alg":"none"}')}.${part(payload)}.x`;
};
