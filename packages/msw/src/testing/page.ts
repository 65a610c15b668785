// The page of the browser test: the client, with examples from MSW's service worker.
import { createPartner } from "@partner-qualification/client";
import { setupWorker } from "msw/browser";
import { exampleHandler, exampleHandlers } from "../index.ts";

const worker = setupWorker(...exampleHandlers());
await worker.start({ quiet: true });

const partner = createPartner({ credential: () => "token", retry: { attempts: 1 } });
const { qualification } = partner.customers.byId("65543400-f8b0-4783-8530-6d35ab8c6801");
const codes = await partner.validations.getValidationCodes();
const education = await qualification.createQualifications({ qualification: "Education", educationSegment: "K12" });
worker.use(exampleHandler("getQualifications", "noCommerceRelationship"));
const rejected = await qualification.getQualifications().catch((error: unknown) => error);
document.title = JSON.stringify({ codes: codes.length, education, rejected });
