// A program for `partner-qualification-conformance client`: calls each operation once with one of the clients.
import type { CreateCalls } from "./calls.ts";

/** Calls each operation with a client, at the server that the environment names. */
export const callEach = async (createCalls: CreateCalls): Promise<void> => {
  const {
    PARTNER_CENTER_URL: url = "",
    PARTNER_CENTER_TOKEN: token = "",
    PARTNER_CENTER_CUSTOMER: customer = "",
    PARTNER_CENTER_CODE: code = "",
  } = process.env;
  const calls = await createCalls({ url, token });
  const results = [
    await calls.getValidationCodes(),
    await calls.getQualification(customer),
    await calls.getQualifications(customer),
    await calls.getCustomerValidation(customer),
    await calls.updateQualification(customer, 3, code),
    await calls.createQualifications(customer, { qualification: "StateOwnedEntity" }),
  ];
  process.exitCode = results.some(({ status }) => status >= 400) ? 1 : 0;
};
