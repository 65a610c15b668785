import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { createRandom } from "../../src/faults/failure-rate.ts";
import { type Failover, historyWithFailover, withFailover } from "./failover-model.ts";
import { findOrder, type Model, type Operation } from "./linearizable.ts";
import {
  approvedEducation,
  type CodeInput,
  type CodeOutput,
  type CustomerInput,
  type CustomerOutput,
  codeModel,
  customerModel,
} from "./models.ts";

/** A request of the load. */
export interface LoadRequest {
  method: "GET" | "POST";
  path: string;
  headers: Record<string, string>;
  body?: string;
}

/** Sends a request to one replica. It rejects when no response arrives. */
export type Send = (request: LoadRequest) => Promise<{ status: number; text: string }>;

/** How a load is made. */
export interface LoadOptions {
  /** One for each replica. */
  sends: readonly Send[];
  /** The token; a partner that nothing else uses. */
  token: string;
  /** The validation codes that the seed has, each with as many uses. */
  codes: readonly string[];
  uses: number;
  /** How many send at the same time. */
  clients: number;
  /** Where the random numbers start. */
  seed: number;
}

type Reply = { status: number; text: string } | undefined;

const pauseMs = 20;
// Most of the clients retry until there is a response, as a balancer does; the others give up.
const patientShare = 0.9;
const hedgedShare = 0.15;
const maxAttempts = 2_000;
// So many requests go to a customer, and to a code, before the load moves on to others.
const requestsPerCustomer = 5;
const requestsPerCode = 25;

const idOf = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;
interface Seen {
  qualification: string;
  vettingStatus?: string;
}
const nameOf = ({ qualification, vettingStatus }: Seen) =>
  qualification === "Education" && vettingStatus === "Approved" ? approvedEducation : qualification;
// A balancer responds so in place of a replica that has ended, or that is too late.
const isNoResponse = (status: number) => status >= 502 && status <= 504;

/** Clients that read and write on all replicas at the same time, and keep what they have seen. */
export class Load {
  /** How many requests have had a response that says what became of them. */
  acknowledged = 0;
  /** How often a customer was seen whose vetting has approved it. */
  approvals = 0;
  /** What no order of requests explains. */
  readonly problems: string[] = [];
  readonly #options: LoadOptions;
  readonly #random: () => number;
  readonly #customers = new Map<string, Operation<CustomerInput, CustomerOutput>[]>();
  readonly #codes = new Map<string, Operation<CodeInput, CodeOutput>[]>();
  readonly #clients: Promise<void>[] = [];
  #requests = 0;
  #isStopped = false;

  constructor(options: LoadOptions) {
    this.#options = options;
    this.#random = createRandom(options.seed);
  }

  /** Has all clients send requests until `stop`. */
  start(): void {
    for (let client = 0; client < this.#options.clients; client += 1) this.#clients.push(this.#runClient());
  }

  /** Resolves once so many more requests have been acknowledged. */
  async acknowledge(count: number): Promise<void> {
    for (const target = this.acknowledged + count; this.acknowledged < target; ) await delay(5);
  }

  /** Has the clients finish, and reads everything once more. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    await Promise.all(this.#clients);
    await this.readAll();
  }

  /** Reads all customers and codes that requests have named so far. */
  async readAll(): Promise<void> {
    for (const customer of [...this.#customers.keys()]) await this.#readCustomer(customer);
    await this.#readCodes([...this.#codes.keys()]);
  }

  /** Checks what was seen; returns what no order of the requests explains. @param failover one that may have lost changes. */
  check(failover?: Failover): string[] {
    const isExplained = <Input, Output>(model: Model<never, Input, Output>, of: Operation<Input, Output>[]) =>
      failover
        ? findOrder(withFailover(model), historyWithFailover(of, failover)) !== undefined
        : findOrder(model, of) !== undefined;
    const explain = <Input, Output>(id: string, model: Model<never, Input, Output>, of: Operation<Input, Output>[]) => {
      if (!isExplained(model, of)) this.problems.push(`${id}: no order of its ${of.length} operations explains them`);
    };
    for (const [id, of] of this.#customers)
      explain(id, customerModel as Model<never, CustomerInput, CustomerOutput>, of);
    for (const [id, of] of this.#codes)
      explain(id, codeModel(this.#options.uses) as Model<never, CodeInput, CodeOutput>, of);
    const granted = [...this.#customers.values()].filter((of) => {
      const { output } = of.at(-1) ?? {};
      return Array.isArray(output) && output.includes("GovernmentCommunityCloud");
    }).length;
    const used = [...this.#codes.values()].reduce((sum, of) => sum + this.#options.uses - Number(of.at(-1)?.output), 0);
    if (granted !== used) this.problems.push(`${granted} customers have been granted what used ${used} codes up`);
    return this.problems;
  }

  async #runClient(): Promise<void> {
    while (!this.#isStopped) await this.#act();
  }

  async #act(): Promise<void> {
    const place = this.#requests;
    this.#requests += 1;
    const customer = idOf(Math.floor(place / requestsPerCustomer) + Math.floor(this.#random() * 3));
    const codes = this.#options.codes;
    const code = codes[(Math.floor(place / requestsPerCode) + Math.floor(this.#random() * 2)) % codes.length] ?? "";
    const kind = this.#random();
    if (kind < 0.3) return this.#readCustomer(customer);
    if (kind < 0.4) return this.#readCodes([code]);
    if (kind < 0.5) return this.#write(customer, "StateOwnedEntity");
    if (kind < 0.6) return this.#write(customer, "Education");
    return this.#write(customer, "GovernmentCommunityCloud", code);
  }

  async #readCustomer(customer: string): Promise<void> {
    const start = performance.now();
    const reply = await this.#send({ method: "GET", path: `/v1/customers/${customer}/qualifications` }, true);
    if (!reply) return;
    const output: string[] = JSON.parse(reply.text).map(nameOf).sort();
    if (output.includes(approvedEducation)) this.approvals += 1;
    this.#keep(this.#customers, customer, { input: "read", output, start, end: performance.now() });
  }

  async #readCodes(ids: string[]): Promise<void> {
    const start = performance.now();
    const reply = await this.#send({ method: "GET", path: "/v1/customers/all/validations" }, true);
    if (!reply) return;
    const end = performance.now();
    const found: { validationId: string; remainingCreates: number }[] = JSON.parse(reply.text);
    for (const { validationId, remainingCreates } of found)
      if (ids.includes(validationId))
        this.#keep(this.#codes, validationId, { input: "read", output: remainingCreates, start, end });
  }

  async #write(customer: string, qualification: Exclude<CustomerInput, "read">, code?: string): Promise<void> {
    const start = performance.now();
    const body = JSON.stringify({
      qualification,
      ...(code !== undefined && { validationCode: code }),
      ...(qualification === "Education" && { educationSegment: "K12" }),
    });
    const path = `/v1/customers/${customer}/qualifications`;
    const reply = await this.#send({ method: "POST", path, body }, this.#random() < patientShare);
    const output = reply && this.#outcomeOf(reply);
    if (reply && !output) return;
    const seen = output ? { start, end: performance.now() } : { start, end: Number.POSITIVE_INFINITY };
    this.#keep(this.#customers, customer, { input: qualification, ...(output && { output }), ...seen });
    if (code === undefined) return;
    const used: CodeOutput | undefined = output === "granted" ? "used" : output;
    this.#keep(this.#codes, code, { input: "use", ...(used && { output: used }), ...seen });
  }

  #outcomeOf({ status, text }: { status: number; text: string }): "granted" | "conflict" | "usedUp" | undefined {
    if (status === 201) return "granted";
    if (status === 409 && text.includes("already has a qualification")) return "conflict";
    if (status === 400 && text.includes("is used up")) return "usedUp";
    this.problems.push(`unexpected response ${status}: ${text}`);
    return undefined;
  }

  #keep<Input, Output>(of: Map<string, Operation<Input, Output>[]>, id: string, operation: Operation<Input, Output>) {
    const operations = of.get(id) ?? [];
    operations.push(operation);
    of.set(id, operations);
  }

  // Sends a request, and again with the same id while there is no response or a 503: to any replica, as a balancer does.
  async #send(request: Omit<LoadRequest, "headers">, isPatient: boolean): Promise<Reply> {
    const { token } = this.#options;
    const headers = {
      Authorization: `Bearer ${token}`,
      "MS-RequestId": randomUUID(),
      ...(request.body !== undefined && { "Content-Type": "application/json" }),
    };
    for (let attempt = 0; attempt < (isPatient ? maxAttempts : 1); attempt += 1) {
      const isHedged = this.#random() < hedgedShare;
      const replies = await Promise.all((isHedged ? [0, 1] : [0]).map(() => this.#try({ ...request, headers })));
      const [reply, other] = replies.filter((one) => one !== undefined);
      if (reply && other && request.method === "POST" && (reply.status !== other.status || reply.text !== other.text))
        this.problems.push(`one request got two responses: ${reply.text} and ${other.text}`);
      if (reply) {
        this.acknowledged += 1;
        return reply;
      }
      await delay(pauseMs);
    }
    if (isPatient) this.problems.push(`a request was not served in ${maxAttempts} attempts`);
    return undefined;
  }

  async #try(request: LoadRequest): Promise<Reply> {
    const { sends } = this.#options;
    const send = sends[Math.floor(this.#random() * sends.length)];
    try {
      const reply = await send?.(request);
      return reply && isNoResponse(reply.status) ? undefined : reply;
    } catch {
      return undefined;
    }
  }
}
