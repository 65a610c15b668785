import { userToken } from "@partner-qualification/rules";

const partner = "9daaeb1c-4195-4db5-9f1d-509eb70c8c2d";

/** The inputs of the workflows, with tokens as the mock accepts them. */
export const workflowInputs = {
  partner,
  authorization: userToken(partner),
  withoutMultifactorAuthentication: userToken(partner, { amr: ["pwd"] }),
};
