import * as calls from "../generated/orval-fetch/client";
import type { CreateCalls, Result } from "./calls.ts";
import { useServer } from "./orval-mutator.ts";

const toResult = async (call: Promise<{ status: number; data: unknown }>): Promise<Result> => {
  const { status, data } = await call;
  return { status, body: data };
};

export const orvalFetch: CreateCalls = ({ url, token }) => {
  useServer(url);
  const options = { headers: { Authorization: `Bearer ${token}` } };
  return {
    getQualifications: (customer) => toResult(calls.getQualifications(customer, options)),
    createQualifications: (customer, body) => toResult(calls.createQualifications(customer, body, options)),
    getValidationCodes: () => toResult(calls.getValidationCodes(options)),
    getCustomerValidation: (customer) => toResult(calls.getCustomerValidation(customer, options)),
    getQualification: (customer) => toResult(calls.getQualification(customer, options)),
    updateQualification: (customer, body, code) =>
      toResult(calls.updateQualification(customer, body, { code }, options)),
  };
};
