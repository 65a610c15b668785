import { randomUUID } from "node:crypto";
import { createMock, listen, type MockOptions } from "@partner-qualification/mock";
import { afterEach, describe, expect, it } from "vitest";
import { CannotRun } from "../run/cannot-run.ts";
import { openServer, type ServerAccess } from "./open-server.ts";
import { parseTargetUrl } from "./target-url.ts";

const closing: (() => Promise<void>)[] = [];
afterEach(() => Promise.all(closing.splice(0).map((close) => close())));

type Alter = (request: Request, respond: () => Promise<Response>) => Response | Promise<Response>;

/** A server of a mock whose responses a test may change, and the requests that it received. */
const serve = async (alter: Alter = (_, respond) => respond(), options: MockOptions = {}) => {
  const mock = createMock(options);
  const received: Request[] = [];
  const fetch = (request: Request) => {
    received.push(request);
    return alter(request, () => mock.fetch(request));
  };
  const server = await listen({ fetch }, { port: 0 });
  closing.push(() => server.close());
  return { mock, received, target: parseTargetUrl(`${server.url}/v1`) };
};

const open = async (access: Partial<ServerAccess>, ...given: Parameters<typeof serve>) => {
  const { target, ...server } = await serve(...given);
  return { ...server, ...(await openServer(target, { writes: false, ...access })) };
};

const codes = "/v1/customers/all/validations";
const request = (method: string) => ({ method, path: codes, headers: {} });
const pathOf = ({ url }: Request) => new URL(url).pathname;
const failing: Alter = () => new Response("", { status: 503 });

it("says of an https address that the server there does not speak TLS, without the text of OpenSSL", async () => {
  const { target } = await serve();
  const https = parseTargetUrl(target.name.replace("http:", "https:"));
  await expect(openServer(https, { writes: false })).rejects.toThrow(
    `${https.name} cannot be reached: it does not speak TLS there. Write http:// if it serves plain HTTP. Check the address and the network.`,
  );
});

describe("what a run may do with a server", () => {
  it("is to send GET alone where writes are not allowed", async () => {
    const { subject, received } = await open({ writes: false });
    for (const method of ["POST", "PUT", "DELETE", "PATCH"])
      await expect(subject.server.send(request(method))).rejects.toThrow(
        `This run only reads, and a case sends ${method} /v1/customers/all/validations. Make the case not applicable where writes are not allowed.`,
      );
    expect((await subject.server.send(request("GET"))).status).toBe(401);
    expect(new Set(received.map(({ method }) => method))).toEqual(new Set(["GET"]));
  });

  it("is to send every method where writes are allowed", async () => {
    const { subject, received } = await open({ writes: true });
    await subject.server.send(request("PUT"));
    expect(received.at(-1)?.method).toBe("PUT");
  });

  it("is to use the token, the customer and the code that were given", async () => {
    const customer = randomUUID();
    const { subject, received } = await open({ token: "a-token", customer, code: "1" });
    expect(subject).toMatchObject({ authorization: "Bearer a-token", customer, code: "1", writes: false });
    expect(new Set(received.map(({ headers }) => headers.get("Authorization")))).toContain("Bearer a-token");
    const { subject: without } = await open({});
    expect(Object.keys(without).sort()).toEqual(["server", "writes"]);
  });
});

describe("the control API of a server", () => {
  it("is used where it is of this machine, and says which route has failed", async () => {
    const { subject, mock } = await open({}, undefined, { control: true });
    const { control } = subject.server;
    const before = mock.control.now().getTime();
    await control?.advanceClock("PT1H");
    expect(mock.control.now().getTime() - before).toBeGreaterThanOrEqual(3_600_000);
    await expect(control?.advanceClock("soon")).rejects.toThrow("The control API responds to clock with 400.");
  });

  it("is not used of another machine, nor what is at its path of another server", async () => {
    const { target, received } = await serve(undefined, { control: true });
    const { subject } = await openServer({ ...target, isLocal: false }, { writes: true });
    expect(subject.server.control).toBeUndefined();
    expect(received.map(pathOf)).not.toContain("/__mock/clock");
    const page: Alter = (sent, respond) => (pathOf(sent).startsWith("/__mock/") ? new Response("{}") : respond());
    expect((await open({}, page)).subject.server.control).toBeUndefined();
  });
});

it.each<[is: boolean, alter: Alter]>([
  [true, (_, respond) => respond()],
  [false, (sent, respond) => (sent.headers.has("Prefer") ? Response.json([]) : respond())],
])("a server that returns the example that is preferred: %s", async (is, alter) => {
  expect((await open({}, alter)).prefersExamples).toBe(is);
});

describe("a server that fails", () => {
  it("in one operation is opened, as another one responds", async () => {
    const customer = randomUUID();
    const failsThere: Alter = (sent, respond) =>
      pathOf(sent) === codes && !sent.headers.has("Prefer") ? new Response("", { status: 500 }) : respond();
    const { received } = await open({ customer }, failsThere);
    expect(received.map(pathOf)).toContain(`/v1/customers/${customer}/qualifications`);
  });

  it.each<[alter: Alter, problem: string]>([
    [failing, "with 503. Check that the server runs and serves the API."],
    [() => new Response("", { status: 404 }), "with 404. The address may be wrong: --target takes"],
    [() => new Response("", { status: 401 }), "with 401. The token may have expired"],
  ])("everywhere is not: %#", async (alter, problem) => {
    const opened = open({}, alter);
    await expect(opened).rejects.toThrow(CannotRun);
    await expect(opened).rejects.toThrow(problem);
  });

  it("in its connection is not", async () => {
    const target = parseTargetUrl("http://127.0.0.1:1/v1");
    await expect(openServer(target, { writes: false })).rejects.toThrow("cannot be reached");
  });
});
