// Shared by the tests of the rules: a mock whose clock stands still, with a short function for each call to it.
import type { Mock } from "../src/mock.ts";
import type { MockOptions } from "../src/options.ts";
import { openMock } from "./stores/open-mock.ts";
import { asynchronous, bearer, codes, customer, mockWith, sendRequest, synchronous } from "./testing.ts";

export const partner = "9daaeb1c-4195-4db5-9f1d-509eb70c8c2d";
export const otherPartner = "11111111-2222-4333-8444-555555555555";
export const start = "2024-02-03T04:05:06Z";
/** Global Reader: not one of the four roles that may request Government Community Cloud. */
export const otherRole = "f2ef992c-3afb-46b9-b7cf-a126ee74c451";

export const user = (claims: object = {}) =>
  bearer({ tid: partner, scp: "user_impersonation", amr: ["pwd", "mfa"], ...claims });
export const app = (claims: object = {}) => bearer({ tid: partner, idtyp: "app", ...claims });

const qualified = {
  education: { qualification: "Education", educationSegment: "K12" },
  soe: { qualification: "StateOwnedEntity" },
};

const frozen = { clock: () => Date.parse(start) };

/** The calls to a mock; `authorization` is sent with every call. */
export const createTestCalls = (mock: Pick<Mock, "fetch">, authorization: string) => {
  const headersOf = (headers: Record<string, string> = {}) => ({ Authorization: authorization, ...headers });
  const post = (body: object, headers?: Record<string, string>, target = asynchronous) =>
    sendRequest(target, { method: "POST", body: JSON.stringify(body), headers: headersOf(headers) }, mock);
  return {
    get: async (headers?: Record<string, string>) =>
      (await sendRequest(synchronous, { headers: headersOf(headers) }, mock)).body,
    list: async (headers?: Record<string, string>) =>
      (await sendRequest(asynchronous, { headers: headersOf(headers) }, mock)).body,
    codes: async (headers?: Record<string, string>) =>
      (await sendRequest(codes, { headers: headersOf(headers) }, mock)).body,
    read: (target: string, headers?: Record<string, string>) =>
      sendRequest(target, { headers: headersOf(headers) }, mock),
    put: (value: 1 | 3, code?: string, headers?: Record<string, string>) =>
      sendRequest(
        `${synchronous}${code === undefined ? "" : `?code=${code}`}`,
        { method: "PUT", body: String(value), headers: headersOf(headers) },
        mock,
      ),
    post,
    education: (headers?: Record<string, string>) => post(qualified.education, headers),
    soe: (headers?: Record<string, string>, target?: string) => post(qualified.soe, headers, target),
    gcc: (validationCode: string, headers?: Record<string, string>) =>
      post({ qualification: "GovernmentCommunityCloud", validationCode }, headers),
  };
};

/** A mock that keeps its state in memory, with the calls to it. */
export const createTestMock = (options: MockOptions = {}, authorization = user()) => {
  const mock = mockWith({ ...frozen, ...options });
  return { mock, ...createTestCalls(mock, authorization) };
};

/** A mock that keeps its state where this run of the tests has it: in memory, or on Redis. */
export const createRulesMock = (options: MockOptions = {}, authorization = user()) => {
  const mock = openMock({ ...frozen, ...options });
  return {
    mock,
    advance: async (duration: string) => void (await (await mock.control()).advanceClock(duration)),
    ...createTestCalls(mock, authorization),
  };
};

/** The path of the qualifications of another customer. */
export const pathOfCustomer = (number: number) =>
  asynchronous.replace(customer, `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`);

/** Tests by the id of the rule of the spec that each is for. */
export type RuleTests = Record<string, () => Promise<void>>;
