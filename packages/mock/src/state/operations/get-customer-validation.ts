import type { OperationHandler } from "../operation-handler.ts";
import { rejectUnknownCustomer } from "../read-customer.ts";

export const getCustomerValidation: OperationHandler = (call, view, rules) => {
  const rejection = rejectUnknownCustomer(call, view, rules);
  if (rejection) return { response: rejection };
  const { validationCode } = view.held?.find(({ qualification }) => qualification === "GovernmentCommunityCloud") ?? {};
  const code = validationCode === undefined ? undefined : view.code(validationCode);
  if (!code) {
    const detail = "the customer was not qualified with a validation code; request Government Community Cloud first.";
    return { response: { status: 404, example: "notFound", detail } };
  }
  const { partnerId, organizationName, validationId, eTag } = code;
  return {
    response: { status: 200, body: { customerId: call.customer, partnerId, organizationName, validationId, eTag } },
  };
};
