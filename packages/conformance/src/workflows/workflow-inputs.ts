const partner = "9daaeb1c-4195-4db5-9f1d-509eb70c8c2d";

const bearer = (amr: string[]): string => {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  return `Bearer ${part({ alg: "none" })}.${part({ tid: partner, scp: "user_impersonation", amr })}.signature`;
};

/** The inputs of the workflows, with tokens as the mock accepts them. */
export const workflowInputs = {
  partner,
  authorization: bearer(["pwd", "mfa"]),
  withoutMultifactorAuthentication: bearer(["pwd"]),
};
