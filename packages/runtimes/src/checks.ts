import { type ClientEvent, createClient, toPartnerError } from "@partner-qualification/client";
import { code, errorOf, expectNoneWaiting, expectSame, qualificationOf, setUp, told, usesLeft } from "./check-tools.ts";

// This file runs in every runtime: it uses what all of them have, and imports only the client and its own tools.

/** The base URLs that the checks call. All lead to a mock; `servers.ts` says what happens on the way. */
export interface Places {
  mock: string;
  /** Its bodies start with a byte order mark. */
  marked: string;
  /** The first response to each `MS-RequestId` gets lost, after the mock has processed the request. */
  losing: string;
  /** Never responds. */
  silent: string;
  /** Responds with the number of requests that wait at `silent`. */
  open: string;
  /** Responds with a redirect. */
  redirecting: string;
}

/** The result of one check. */
export interface Check {
  name: string;
  /** What went wrong; absent when nothing did. */
  problem?: string;
}

const checks: Record<string, (places: Places) => Promise<void>> = {
  "Education is requested, vetted and read, by the fluent layer": async ({ mock }) => {
    const qualification = qualificationOf(setUp(mock));
    expectSame(await qualification.get(), "none");
    const created = await qualification.createQualifications({ qualification: "Education", educationSegment: "K12" });
    expectSame(created.qualification, "Education");
    const seen: string[] = [];
    for await (const { vettingStatus } of qualification.waitForVetting({ interval: 50, timeout: 20_000 })) {
      seen.push(vettingStatus);
    }
    expectSame([seen[0], seen.at(-1)], ["InReview", "Approved"]);
    expectSame((await qualification.getQualifications()).length, 1);
    expectSame(await qualification.get(), "education");
  },

  "Government Community Cloud is set by path, and takes one use of its code": async ({ mock }) => {
    const { options, customer } = setUp(mock);
    const before = await usesLeft(options);
    const { data, response } = await createClient(options).PUT("/v1/customers/{customer-tenant-id}/qualification", {
      params: { path: { "customer-tenant-id": customer }, query: { code } },
      body: 3,
    });
    expectSame([data, response?.status], ["governmentcommunitycloud", 200]);
    expectSame(await usesLeft(options), Number(before) - 1);
  },

  "a rejection is an error with the reason": async ({ mock }) => {
    const qualification = qualificationOf(setUp(mock));
    await qualification.createQualifications({ qualification: "StateOwnedEntity" });
    const again = qualification.createQualifications({ qualification: "StateOwnedEntity" });
    const { status, description, attempts } = await errorOf(again, "conflict");
    expectSame([status, typeof description, attempts], [409, "string", 1]);
  },

  "a write whose response was lost is retried, and takes effect once": async ({ losing, mock }) => {
    const set = setUp(losing);
    const before = await usesLeft({ ...set.options, baseUrl: mock });
    set.events.length = 0;
    expectSame(await qualificationOf(set).update("GovernmentCommunityCloud", code), "governmentcommunitycloud");
    expectSame(
      set.events.map((event) => [event.type, event.attempt, "status" in event && event.status]),
      [
        ["request", 1, false],
        // JSON writes no undefined: no status came.
        ["response", 1, null],
        ["retry", 1, null],
        ["request", 2, false],
        ["response", 2, 200],
      ],
    );
    expectSame(new Set(set.events.map(({ requestId }) => requestId)).size, 1);
    expectSame(await usesLeft({ ...set.options, baseUrl: mock }), Number(before) - 1);
  },

  "the caller's signal ends a call that waits for its response": async ({ silent, open }) => {
    const controller = new AbortController();
    const reason = new Error("enough");
    const set = setUp(silent, { onEvent: () => setTimeout(() => controller.abort(reason), 20) });
    const { cause } = await errorOf(qualificationOf(set).get({ signal: controller.signal }), "aborted");
    expectSame(cause === reason, true);
    await expectNoneWaiting(open);
  },

  "a call waits for a response no longer than the timeout": async ({ silent, open }) => {
    const call = qualificationOf(setUp(silent, { timeout: 50, retry: { attempts: 2, minDelay: 1 } })).get();
    expectSame((await errorOf(call, "timeout")).attempts, 2);
    await expectNoneWaiting(open);
  },

  "a byte order mark before the body is skipped": async ({ marked }) => {
    const set = setUp(marked);
    expectSame([await qualificationOf(set).get(), await usesLeft(set.options)], ["none", 4]);
  },

  "a redirect is not followed": async ({ redirecting }) => {
    const { attempts } = await errorOf(qualificationOf(setUp(redirecting)).get(), "unexpected-response");
    expectSame(attempts, 1);
  },

  "a fetch of the caller's own gets requests that it can send": async ({ mock }) => {
    const methods: string[] = [];
    const send = (request: Request) => {
      methods.push(request.method);
      return fetch(request);
    };
    expectSame(await qualificationOf(setUp(mock, { fetch: send })).update("Education"), "education");
    expectSame(methods, ["PUT"]);
  },

  "twenty calls run four at a time": async ({ mock }) => {
    let [running, most] = [0, 0];
    const onEvent = ({ type }: ClientEvent) => {
      running += type === "request" ? 1 : -1;
      most = Math.max(most, running);
    };
    const qualification = qualificationOf(setUp(mock, { onEvent, maxConcurrency: 4 }));
    const values = await Promise.all(Array.from({ length: 20 }, () => qualification.get()));
    expectSame([new Set(values).size, most, running], [1, 4, 0]);
  },

  "neither errors nor events nor results contain the token or the code": async ({ mock, losing }) => {
    const set = setUp(mock);
    const client = createClient(set.options);
    const call = { params: { path: { "customer-tenant-id": set.customer }, query: { code } }, body: 3 } as const;
    const path = "/v1/customers/{customer-tenant-id}/qualification";
    const results = [await client.PUT(path, call), await client.PUT(path, call)];
    expectSame(
      results.map((result) => toPartnerError(result)?.kind),
      [undefined, "conflict"],
    );
    // Some runtimes put the URL, and with it the code, into their error of a lost connection.
    const once = { ...set.options, baseUrl: losing, retry: { attempts: 1 } };
    const lost = await errorOf(createClient(once).PUT(path, call), "unavailable");
    const errors = [lost, ...results.map(({ error }) => error), ...results.map((result) => toPartnerError(result))];
    const urls = results.map(({ response }) => response?.url);
    const all = [...errors, ...results, ...set.events, ...urls].map(told).join("\n");
    expectSame([all.includes(set.token), all.includes(code)], [false, false]);
  },
};

/** What the client must do in every runtime. */
export const checkNames: readonly string[] = Object.keys(checks);

/** A check that never ends fails after this time. */
const late = (ms: number) =>
  new Promise<never>((_, reject) => setTimeout(() => reject(new Error(`no end within ${ms} ms`)), ms));

/** Runs every check, one after the other. */
export const runChecks = async (places: Places): Promise<Check[]> => {
  const done: Check[] = [];
  for (const [name, check] of Object.entries(checks)) {
    try {
      await Promise.race([check(places), late(5_000)]);
      done.push({ name });
    } catch (error) {
      done.push({ name, problem: told(error) });
    }
  }
  return done;
};
