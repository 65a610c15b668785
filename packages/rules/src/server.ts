/** A request of a case. The server knows its own address. */
export interface RuleRequest {
  method: string;
  /** The path with the query, such as `/v1/customers/all/validations`. */
  path: string;
  headers: Record<string, string>;
  body?: string;
}

/** The response to a request of a case. */
export interface RuleResponse {
  status: number;
  headers: Headers;
  /** The body as it was sent, with its byte order mark if it has one. */
  text: string;
}

/** Control of what the API itself does not let a client decide. */
export interface ServerControl {
  /** Approves or denies the Education of a customer. */
  decideVetting(decision: {
    customer: string;
    partner: string;
    vettingStatus: "Approved" | "Denied";
    vettingReason?: string;
  }): Promise<unknown>;
  /** Moves the clock ahead by an ISO 8601 duration. */
  advanceClock(duration: string): Promise<unknown>;
}

/** How a server behaves whose settings a case may choose: options of the mock. */
export interface ServerSettings {
  throttle?: number;
  strictCustomers?: boolean;
  sandbox?: boolean;
  bom?: boolean;
  mfa?: "on" | "off";
  /** Errors as the pages have them, or as they were captured. */
  errors?: "pages" | "captured";
  /** Successes as the pages have them, or the generated reference. */
  responses?: "pages" | "reference";
  seed?: object;
}

/** A server that a case sends its requests to. */
export interface RuleServer {
  send(request: RuleRequest): Promise<RuleResponse>;
  /** Absent where the server has no control API. */
  control?: ServerControl;
  /** Starts another server of the same kind; absent where none can be started. */
  withSettings?(settings: ServerSettings): Promise<RuleServer & { close(): Promise<void> }>;
}

/** A server with what a run may use of it. */
export interface Subject {
  server: RuleServer;
  /** The value of `Authorization`. Absent where the server reads unsigned tokens: then each case has a partner of its own. */
  authorization?: string;
  /** The only customer that requests may name. Absent where any id is one. */
  customer?: string;
  /** A validation code of the partner. Absent: one of those that the server lists. */
  code?: string;
  /** Whether the state may be changed. */
  writes: boolean;
}
