import type { RuleRequest, RuleResponse, RuleServer } from "./server.ts";

type Headers = Record<string, string>;

/** A response with its body read. */
export interface Reply extends RuleResponse {
  // biome-ignore lint/suspicious/noExplicitAny: each response has another shape, and a wrong server any.
  body: any;
}

const readBody = (text: string): unknown => {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return text;
  }
};

const education = { qualification: "Education", educationSegment: "K12" };

/** The operations of the API, each as a short function, sent to one server with one token. */
export class Calls {
  readonly authorization: string;
  readonly #server: RuleServer;

  constructor(server: RuleServer, authorization: string) {
    this.#server = server;
    this.authorization = authorization;
  }

  /** Sends a request with a JSON body, or none. */
  send(method: string, path: string, headers: Headers = {}, body?: unknown): Promise<Reply> {
    const typed = { Accept: "application/json", ...(body !== undefined && { "Content-Type": "application/json" }) };
    return this.sendText(method, path, { ...typed, ...headers }, body === undefined ? "" : JSON.stringify(body));
  }

  /** Sends a request with the token and exactly these headers, and a body as it is; an empty one is none. */
  async sendText(method: string, path: string, headers: Headers, body: string): Promise<Reply> {
    const request: RuleRequest = {
      method,
      path,
      headers: { Authorization: this.authorization, ...headers },
      ...(body !== "" && { body }),
    };
    const response = await this.#server.send(request);
    return { ...response, body: readBody(response.text) };
  }

  get(customer: string, headers?: Headers): Promise<Reply> {
    return this.send("GET", `/v1/customers/${customer}/qualification`, headers);
  }

  list(customer: string, headers?: Headers): Promise<Reply> {
    return this.send("GET", `/v1/customers/${customer}/qualifications`, headers);
  }

  validation(customer: string, headers?: Headers): Promise<Reply> {
    return this.send("GET", `/v1/customers/${customer}/validations`, headers);
  }

  codes(headers?: Headers): Promise<Reply> {
    return this.send("GET", "/v1/customers/all/validations", headers);
  }

  /** Sets Education (1) or Government Community Cloud (3) through the synchronous API. */
  put(customer: string, value: 1 | 3, code?: string, headers?: Headers): Promise<Reply> {
    const query = code === undefined ? "" : `?code=${encodeURIComponent(code)}`;
    return this.send("PUT", `/v1/customers/${customer}/qualification${query}`, headers, value);
  }

  post(customer: string, body: object, headers?: Headers): Promise<Reply> {
    return this.send("POST", `/v1/customers/${customer}/qualifications`, headers, body);
  }

  education(customer: string, headers?: Headers): Promise<Reply> {
    return this.post(customer, education, headers);
  }

  soe(customer: string, headers?: Headers): Promise<Reply> {
    return this.post(customer, { qualification: "StateOwnedEntity" }, headers);
  }

  gcc(customer: string, validationCode: string, headers?: Headers): Promise<Reply> {
    return this.post(customer, { qualification: "GovernmentCommunityCloud", validationCode }, headers);
  }
}
