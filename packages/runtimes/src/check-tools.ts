import {
  type ClientEvent,
  type ClientOptions,
  createPartner,
  isPartnerError,
  type PartnerErrorKind,
} from "@partner-qualification/client";

// What the checks share. This file runs in every runtime, too.

export const expectSame = (actual: unknown, wanted: unknown): void => {
  const [is, should] = [actual, wanted].map((value) => JSON.stringify(value));
  if (is !== should) throw new Error(`${is} instead of ${should}`);
};

/** A client's options with a partner and a token of their own, and the events that they give. */
export const setUp = (baseUrl: string, further: Partial<ClientOptions> = {}) => {
  const token = `token-${crypto.randomUUID()}`;
  const events: ClientEvent[] = [];
  const options: ClientOptions = {
    baseUrl,
    credential: { getToken: async () => ({ token, expiresOnTimestamp: Date.now() + 3_600_000 }) },
    onEvent: (event) => events.push(event),
    retry: { minDelay: 1 },
    ...further,
  };
  return { options, events, token, customer: crypto.randomUUID() };
};

export const qualificationOf = ({ options, customer }: ReturnType<typeof setUp>) =>
  createPartner(options).customers.byId(customer).qualification;

/** The validation code of the mock's own seed that the checks use up. */
export const code = "12345";

export const usesLeft = async (options: ClientOptions): Promise<number | null | undefined> => {
  const codes = await createPartner(options).validations.getValidationCodes();
  return codes.find(({ validationId }) => validationId === code)?.remainingCreates;
};

export const errorOf = async (call: PromiseLike<unknown>, kind: PartnerErrorKind) => {
  const result: unknown = await call.then(
    (value) => new Error(`no error, but ${JSON.stringify(value)}`),
    (error: unknown) => error,
  );
  if (isPartnerError(result, kind)) return result;
  throw result;
};

/** Waits until no request waits for the silent server. */
export const expectNoneWaiting = async (open: string): Promise<void> => {
  for (let tries = 50; (await (await fetch(open)).text()) !== "0"; tries -= 1) {
    if (tries === 0) throw new Error("the request still waits for its response");
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};

/** Everything that can end up in a log when a value is logged. */
export const told = (thing: unknown): string => {
  if (!(thing instanceof Error)) return JSON.stringify(thing) ?? "";
  return [String(thing), ...Object.getOwnPropertyNames(thing).map((name) => told(Reflect.get(thing, name)))].join("\n");
};
