import { createClient } from "../generated/hey-api/client";
import * as sdk from "../generated/hey-api/index";
import type { CreateCalls, Result } from "./calls.ts";

const toResult = async (call: Promise<{ data?: unknown; error?: unknown; response?: Response }>): Promise<Result> => {
  const { data, error, response } = await call;
  if (!response) throw error;
  return { status: response.status, body: data ?? error };
};

export const heyApi: CreateCalls = ({ url, token }) => {
  const client = createClient({ baseUrl: url, auth: token });
  const of = (customer: string) => ({ client, path: { "customer-tenant-id": customer } });
  return {
    getQualifications: (customer) => toResult(sdk.getQualifications(of(customer))),
    createQualifications: (customer, body) => toResult(sdk.createQualifications({ ...of(customer), body })),
    getValidationCodes: () => toResult(sdk.getValidationCodes({ client })),
    getCustomerValidation: (customer) => toResult(sdk.getCustomerValidation(of(customer))),
    getQualification: (customer) => toResult(sdk.getQualification(of(customer))),
    updateQualification: (customer, body, code) =>
      toResult(sdk.updateQualification({ ...of(customer), body, query: { code } })),
  };
};
