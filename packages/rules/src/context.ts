import { randomUUID } from "node:crypto";
import { findOperation, operations } from "@partner-qualification/openapi";
import { Calls, type Reply } from "./calls.ts";
import { matches, pick } from "./match.ts";
import type { RuleRequest, RuleResponse, RuleServer, ServerControl, ServerSettings, Subject } from "./server.ts";
import { appToken, userToken } from "./tokens.ts";

/** The case cannot run against this server: the reason, for the report. */
export class NotApplicable extends Error {
  override name = "NotApplicable";
}

/** Something that the rule does not allow. */
export interface Violation {
  what: string;
  /** What the rule says; a `Match` stands for several values. */
  expected: unknown;
  found: unknown;
}

/** A request of a case with its response. */
export interface SentRequest {
  request: RuleRequest;
  response: RuleResponse;
}

/** A server that a case has started. */
export interface OtherServer {
  caller: Calls;
  callerOf(partner: string): Calls;
  control?: ServerControl;
}

/** What a case has at hand: callers, customers and validation codes, and where it notes what it finds. */
export class RuleContext {
  readonly violations: Violation[] = [];
  readonly notes: string[] = [];
  readonly sent: SentRequest[] = [];
  /** The partner of the unsigned tokens. */
  readonly partner = randomUUID();
  readonly #operations: readonly string[];
  readonly #subject: Subject;
  readonly #open: { close(): Promise<void> }[] = [];

  /** @param operations the ids of the operations that the case is about. */
  constructor(operations: readonly string[], subject: Subject) {
    this.#operations = operations;
    this.#subject = subject;
  }

  /** The caller of the run. */
  get caller(): Calls {
    return this.#callsTo(this.#subject.server, this.#subject.authorization ?? userToken(this.partner));
  }

  get control(): ServerControl {
    const { control } = this.#subject.server;
    if (!control) throw new NotApplicable("Only Microsoft decides a vetting, and the server has no control API.");
    return control;
  }

  get hasControl(): boolean {
    return this.#subject.server.control !== undefined;
  }

  /** Whether each case has a partner, and so a state, of its own. */
  get hasOwnPartner(): boolean {
    return this.#subject.authorization === undefined;
  }

  get writes(): boolean {
    return this.#subject.writes;
  }

  /** Notes a violation unless the value is as expected: objects may have more properties. */
  check(what: string, found: unknown, expected: unknown): void {
    if (!matches(found, expected)) this.violations.push({ what, expected, found: pick(found, expected) });
  }

  /** Notes what the case leaves out, or what the reader should know. */
  note(text: string): void {
    this.notes.push(text);
  }

  /** A caller whose token has these claims. */
  callerWith(claims: object): Calls {
    return this.#callsTo(
      this.#subject.server,
      this.#unsigned(() => userToken(this.partner, claims)),
    );
  }

  /** A caller with a token without a user. */
  appOnly(): Calls {
    return this.#callsTo(
      this.#subject.server,
      this.#unsigned(() => appToken(this.partner)),
    );
  }

  get hasSettings(): boolean {
    return this.#subject.server.withSettings !== undefined;
  }

  /**
   * Starts a server with other settings, and returns callers and the control of it.
   *
   * @param why the reason that the report has where no such server can be started.
   */
  async withSettings(settings: ServerSettings, why: string): Promise<OtherServer> {
    const { withSettings } = this.#subject.server;
    if (!withSettings) throw new NotApplicable(why);
    const server = await withSettings(settings);
    this.#open.push(server);
    const callerOf = (partner: string) => this.#callsTo(server, userToken(partner));
    return { caller: callerOf(this.partner), callerOf, ...(server.control && { control: server.control }) };
  }

  /** A customer to read. */
  readableCustomer(): string {
    if (this.#subject.customer !== undefined) return this.#subject.customer;
    if (this.hasOwnPartner) return randomUUID();
    throw new NotApplicable("It needs the id of a customer. Name one with --customer.");
  }

  /** A customer without a qualification, which the case may change. */
  async newCustomer(caller = this.caller): Promise<string> {
    if (!this.writes) throw new NotApplicable("It changes the state, and this run only reads.");
    const customer = this.readableCustomer();
    const { status, body } = await caller.list(customer);
    if (status === 200 && Array.isArray(body) && body.length === 0) return customer;
    throw new NotApplicable(
      status === 200
        ? "It needs a customer without a qualification, and the customer of this run has one, maybe from a case before."
        : `It needs a customer without a qualification, and reading one responds with ${status}.`,
    );
  }

  /** What the customer of a run that only reads holds of a qualification. */
  async held(qualification: string): Promise<unknown> {
    const { body } = await this.caller.list(this.readableCustomer());
    const found = Array.isArray(body) && body.find((one) => one.qualification === qualification);
    if (!found) throw new NotApplicable(`This run only reads, and the customer does not have ${qualification}.`);
    return found;
  }

  /** A validation code of the partner that can be used at least so many times. */
  async code(uses = 1, caller = this.caller): Promise<string> {
    if (this.#subject.code !== undefined) return this.#subject.code;
    const { body } = await caller.codes();
    const found = (Array.isArray(body) ? body : []).find(
      ({ remainingCreates }) => remainingCreates == null || remainingCreates >= uses,
    );
    if (found === undefined)
      throw new NotApplicable(`The partner has no validation code with ${uses === 1 ? "a use" : `${uses} uses`} left.`);
    return String(found.validationId);
  }

  /**
   * A valid request of each operation of the case, to send with other headers or by another caller.
   *
   * @throws NotApplicable when there is none.
   */
  async operations(): Promise<
    { operation: string; send(headers?: Record<string, string>, caller?: Calls): Promise<Reply> }[]
  > {
    const writes: Record<string, (caller: Calls, headers?: Record<string, string>) => Promise<Reply>> = {
      updateQualification: async (caller, headers) => caller.put(await this.newCustomer(), 1, undefined, headers),
      createQualifications: async (caller, headers) => caller.soe(await this.newCustomer(), headers),
    };
    const found = this.#operations.flatMap((operation) => {
      const { method, path } = findOperation(operation, operations);
      const read = async (caller: Calls, headers?: Record<string, string>) =>
        caller.send(
          "GET",
          path.replace(/\{[^}]*\}/, () => this.readableCustomer()),
          headers,
        );
      const send = method === "GET" ? read : this.writes ? writes[operation] : undefined;
      if (!send) return [];
      return [{ operation, send: (headers?: Record<string, string>, caller = this.caller) => send(caller, headers) }];
    });
    const leftOut = this.#operations.filter((id) => !found.some(({ operation }) => operation === id)).join(", ");
    const reason = this.writes
      ? `There is no request for ${leftOut}. Add one to packages/rules/src/context.ts.`
      : "It changes the state, and this run only reads.";
    if (found.length === 0) throw new NotApplicable(reason);
    if (leftOut !== "") this.note(this.writes ? reason : `${leftOut} left out: this run only reads.`);
    return found;
  }

  async close(): Promise<void> {
    await Promise.all(this.#open.map((server) => server.close()));
  }

  #unsigned(token: () => string): string {
    if (!this.hasOwnPartner)
      throw new NotApplicable("It needs a token with other claims, which the server would not accept unsigned.");
    return token();
  }

  #callsTo(server: RuleServer, authorization: string): Calls {
    const send = async (request: RuleRequest) => {
      const response = await server.send(request);
      this.sent.push({ request, response });
      return response;
    };
    return new Calls({ send }, authorization);
  }
}

/** The case of one rule. */
export type RuleCase = (context: RuleContext) => Promise<void>;
