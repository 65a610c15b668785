// A partner whose requests go to MSW, with the handlers that a test adds to `server`.
import { createPartner } from "@partner-qualification/client";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll } from "vitest";

export const customer = "65543400-f8b0-4783-8530-6d35ab8c6801";
export const options = { credential: () => "token", retry: { attempts: 1 } };
export const partner = createPartner(options);
export const { qualification } = partner.customers.byId(customer);

export const server = setupServer();
beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());
