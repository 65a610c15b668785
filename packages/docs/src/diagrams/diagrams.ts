import { description } from "@partner-qualification/openapi";
import { combinationsDiagram } from "./combinations.ts";
import type { Diagram } from "./diagram.ts";
import { statesDiagram } from "./states.ts";

/** The diagrams of the docs. `diagrams.test.ts` proves what they say about the service against the mock. */
export const diagrams = {
  /** The states of a qualification. */
  states: statesDiagram(description["x-state-machine"]),
  education: {
    nodes: {
      requestEducation: "start",
      readQualifications: "step",
      stillInReview: "question",
      approved: "good",
      denied: "bad",
      requestsLeft: "question",
      contactSupport: "bad",
    },
    edges: [
      { from: "requestEducation", to: "readQualifications", label: "created" },
      { from: "readQualifications", to: "stillInReview" },
      { from: "stillInReview", to: "readQualifications", label: "yesWait" },
      { from: "stillInReview", to: "approved", label: "microsoftApproves" },
      { from: "stillInReview", to: "denied", label: "microsoftDenies" },
      { from: "denied", to: "requestsLeft" },
      { from: "requestsLeft", to: "requestEducation", label: "yesImprove" },
      { from: "requestsLeft", to: "contactSupport", label: "no" },
    ],
  },
  "government-community-cloud": {
    nodes: {
      readCodes: "start",
      codeLeft: "question",
      getCode: "step",
      signIn: "step",
      requestGcc: "step",
      approved: "good",
      invalidCode: "bad",
      missingRole: "bad",
      conflict: "bad",
    },
    edges: [
      { from: "readCodes", to: "codeLeft" },
      { from: "codeLeft", to: "getCode", label: "no" },
      { from: "getCode", to: "readCodes" },
      { from: "codeLeft", to: "signIn", label: "yes" },
      { from: "signIn", to: "requestGcc" },
      { from: "requestGcc", to: "approved", label: "created" },
      { from: "requestGcc", to: "invalidCode", label: "status400" },
      { from: "requestGcc", to: "missingRole", label: "status403" },
      { from: "requestGcc", to: "conflict", label: "status409" },
    ],
  },
  /** Which qualifications a customer can have at once. */
  combinations: combinationsDiagram(description["x-state-machine"]),
  /** The tokens of the Secure Application Model. */
  tokens: {
    nodes: {
      userSignsIn: "start",
      authorizationCode: "step",
      refreshToken: "step",
      accessToken: "step",
      sendRequest: "step",
      accepted: "good",
      mfaMissing: "bad",
    },
    edges: [
      { from: "userSignsIn", to: "authorizationCode", label: "withSecondFactor" },
      { from: "authorizationCode", to: "refreshToken", label: "once" },
      { from: "refreshToken", to: "accessToken", label: "beforeEachCall" },
      { from: "accessToken", to: "refreshToken", label: "newRefreshToken" },
      { from: "accessToken", to: "sendRequest" },
      { from: "sendRequest", to: "accepted", label: "status200" },
      { from: "sendRequest", to: "mfaMissing", label: "status401" },
      { from: "mfaMissing", to: "userSignsIn", label: "signInAgain" },
    ],
  },
} satisfies Record<string, Diagram>;

export type DiagramName = keyof typeof diagrams;

/** The diagrams of each guide, by the name in the guide's address. */
export const diagramsOfGuides: Readonly<Record<string, readonly DiagramName[]>> = {
  "choose-your-qualification": ["combinations", "states"],
  credentials: ["tokens"],
  education: ["education"],
  "government-community-cloud": ["government-community-cloud"],
};
