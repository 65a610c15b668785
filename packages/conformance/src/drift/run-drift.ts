import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { description } from "@partner-qualification/openapi";
import { Contract } from "../contract.ts";
import { Redactor } from "../redact/redactor.ts";
import type { Recorded } from "../traffic/recorded.ts";
import { checkExchange } from "./check-exchange.ts";
import { type Coverage, CoverageCounter } from "./coverage.ts";
import type { Observation } from "./observation.ts";
import { type RedoclyDrift, type RedoclyTotals, redoclyDrift, severities } from "./redocly.ts";
import { redoclyDisagreements } from "./redocly-disagreements.ts";
import { Retries } from "./retries.ts";
import { type Routed, route } from "./route.ts";

/** What a recording shows, without secrets. */
export interface DriftReport {
  recording: string;
  /** How many requests the recording has, and how many of them belong to the spec. */
  requests: number;
  checked: number;
  observations: (Observation & { count: number })[];
  coverage: Coverage;
  /** What `redocly drift` counts beside; absent where @redocly/cli is not installed. */
  redocly?: RedoclyTotals;
}

/** A service that does something with every request can fill no memory. */
const maxObservations = 2_000;

/** Checks recorded requests one by one, and keeps each kind of observation once. */
export class DriftChecker {
  readonly contract = new Contract(description);
  readonly redactor = new Redactor();
  readonly #retries = new Retries();
  readonly #coverage = new CoverageCounter(this.contract.operations);
  readonly #observations = new Map<string, Observation & { count: number }>();

  /** Checks a request with its response. @returns what was observed, and where the request belongs; undefined for another API. */
  check(recorded: Recorded): { routed: Routed; observations: Observation[] } | undefined {
    const { request, response, index } = recorded;
    const routed = route(this.contract, request.method, request.url);
    if (!routed) return undefined;
    this.redactor.learn({ request, ...(response && { response }) });
    if (routed.operation) this.#coverage.add(routed.operation, recorded);
    const found = [...checkExchange(this.contract, routed, recorded), ...this.#retries.check(recorded)];
    const observations = found.map(
      (one): Observation => ({
        ...one,
        message: this.redactor.text(one.message),
        index,
        url: this.redactor.url(request.url),
        ...(routed.operation && { operation: routed.operation.id }),
      }),
    );
    for (const one of observations) this.add(one);
    return { routed, observations };
  }

  /** Adds an observation, or counts it where the same was made of another request. */
  add(one: Observation): void {
    const key = `${one.check} ${one.operation} ${one.message.replace(/'[^']*'/g, "")}`;
    const same = this.#observations.get(key);
    if (same) same.count += 1;
    else if (this.#observations.size < maxObservations) this.#observations.set(key, { ...one, count: 1 });
  }

  get observations(): DriftReport["observations"] {
    return [...this.#observations.values()];
  }

  coverage(): Coverage {
    return this.#coverage.coverage();
  }
}

const server = description.servers[0]?.url ?? "";

/** A request as `redocly drift` reads it: at the address of the spec, and without secrets. */
const toLine = (
  { redactor }: DriftChecker,
  { path }: Routed,
  { request, response, started = 0, hasBody }: Recorded,
): string => {
  const url = redactor.url(request.url);
  const query = url.includes("?") ? url.slice(url.indexOf("?")).replaceAll("[redacted]", "redacted") : "";
  const { method, headers, body } = redactor.message(request);
  const shown = response && redactor.message(response);
  return JSON.stringify({
    request: { method, url: `${server}${path}${query}`, headers: Object.fromEntries(headers), ...(body && { body }) },
    ...(shown && {
      response: {
        status: shown.status,
        headers: Object.fromEntries(shown.headers),
        ...(hasBody && { body: shown.body }),
      },
    }),
    startedAt: new Date(started).toISOString(),
  });
};

/** Adds what `redocly drift` found where nothing of this package did. */
const addRedocly = (checker: DriftChecker, { problems }: RedoclyDrift, indexes: number[], seen: Set<string>): void => {
  for (const { exchangeIndex, severity, message, operationId, target } of problems) {
    const index = indexes[exchangeIndex] ?? exchangeIndex;
    const disagreement = redoclyDisagreements.find((one) => one.message.test(message));
    // The mark of the redactor is not a value of the service.
    if (seen.has(`${target} ${index}`) || message.includes("redacted")) continue;
    if (disagreement && disagreement.severity === undefined) continue;
    checker.add({
      check: "redocly-drift",
      severity: disagreement?.severity ?? severities[severity],
      message: checker.redactor.text(message),
      index,
      url: "",
      ...(operationId !== undefined && { operation: operationId }),
    });
  }
};

/** Which side of an exchange an observation is about. */
const sideOf = ({ check }: Observation): string =>
  /request-(accepted|rejected)/.test(check) ? "request" : /response|shape|status/.test(check) ? "response" : "other";

/**
 * Checks recorded requests against the spec. Everything is redacted as it is read: neither the report nor what `redocly
 * drift` reads has a token or a validation code.
 *
 * @throws CannotRun when `redocly drift` fails; Error when the recording cannot be read.
 */
export const runDrift = async (recording: string, entries: AsyncIterable<Recorded>): Promise<DriftReport> => {
  const checker = new DriftChecker();
  const folder = await mkdtemp(join(tmpdir(), "partner-qualification-drift-"));
  try {
    const file = join(folder, "traffic.ndjson");
    const output = createWriteStream(file, { mode: 0o600 });
    const indexes: number[] = [];
    const seen = new Set<string>();
    let requests = 0;
    for await (const recorded of entries) {
      requests += 1;
      const result = checker.check(recorded);
      if (!result) continue;
      indexes.push(recorded.index);
      for (const one of result.observations) seen.add(`${sideOf(one)} ${recorded.index}`);
      if (!output.write(`${toLine(checker, result.routed, recorded)}\n`)) await once(output, "drain");
    }
    output.end();
    await once(output, "finish");
    const redocly = indexes.length > 0 ? await redoclyDrift(file, folder) : undefined;
    if (redocly) addRedocly(checker, redocly, indexes, seen);
    return {
      ...{ recording, requests, checked: indexes.length, observations: checker.observations },
      coverage: checker.coverage(),
      ...(redocly && { redocly: redocly.totals }),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
