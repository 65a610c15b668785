import { Api } from "../generated/swagger-typescript-api/client";
import type { CreateCalls, Result } from "./calls.ts";

/** It throws a response with a status of an error. */
const toResult = async (call: Promise<{ status: number; data: unknown }>): Promise<Result> => {
  const { status, data, error } = await call.catch((reason) => reason);
  return { status, body: data ?? error };
};

export const swaggerTypescriptApi: CreateCalls = ({ url: baseUrl, token }) => {
  const { v1 } = new Api({ baseUrl, securityWorker: () => ({ headers: { Authorization: `Bearer ${token}` } }) });
  return {
    getQualifications: (customer) => toResult(v1.getQualifications(customer)),
    createQualifications: (customer, body) => toResult(v1.createQualifications(customer, body)),
    getValidationCodes: () => toResult(v1.getValidationCodes()),
    getCustomerValidation: (customer) => toResult(v1.getCustomerValidation(customer)),
    getQualification: (customer) => toResult(v1.getQualification(customer)),
    updateQualification: (customer, body, code) => toResult(v1.updateQualification(customer, body, { code })),
  };
};
