import * as calls from "../generated/oazapfts/client";
import type { CreateCalls, Result } from "./calls.ts";

const toResult = async (call: Promise<{ status: number; data?: unknown }>): Promise<Result> => {
  const { status, data } = await call;
  return { status, body: data };
};

export const oazapfts: CreateCalls = ({ url: baseUrl, token }) => {
  const options = { baseUrl, headers: { Authorization: `Bearer ${token}` } };
  return {
    getQualifications: (customer) => toResult(calls.getQualifications(customer, {}, options)),
    createQualifications: (customer, body) => toResult(calls.createQualifications(customer, body, {}, options)),
    getValidationCodes: () => toResult(calls.getValidationCodes({}, options)),
    getCustomerValidation: (customer) => toResult(calls.getCustomerValidation(customer, {}, options)),
    getQualification: (customer) => toResult(calls.getQualification(customer, {}, options)),
    updateQualification: (customer, body, code) =>
      toResult(calls.updateQualification(customer, body, { code }, options)),
  };
};
