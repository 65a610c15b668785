// The Secure Application Model: App+User access tokens for a refresh token that a user of the partner consented to once.
// It runs against stand-ins of Microsoft Entra ID and of Partner Center; with `auth` of your own application, a store of
// secrets, and without `baseUrl` it would run against the two.
import { createPartner } from "@partner-qualification/client";
import { createMock } from "@partner-qualification/mock";
import { refreshTokenCredential } from "./credentials/refresh-token.ts";
import { startEntra } from "./testing/entra.ts";

const application = { clientId: crypto.randomUUID(), clientSecret: crypto.randomUUID() };
let stored: string = crypto.randomUUID();
const entra = await startEntra({ ...application, refreshToken: stored });

const credential = refreshTokenCredential(
  { ...application, ...entra.auth },
  {
    get: async () => stored,
    set: async (refreshToken) => {
      stored = refreshToken;
      console.log("Stored a new refresh token");
    },
  },
);

const partner = createPartner({ credential, fetch: createMock().fetch });
const { qualification } = partner.customers.byId("65543400-f8b0-4783-8530-6d35ab8c6801");
// Many calls, one token: the client keeps it until shortly before it expires.
await Promise.all([qualification.getQualifications(), partner.validations.getValidationCodes()]);
const { qualification: set } = await qualification.createQualifications({ qualification: "StateOwnedEntity" });
console.log(`Set ${set}, with ${entra.requests.length} request for a token in all`);

entra.close();
