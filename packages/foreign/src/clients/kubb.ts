import { type RequestConfig, fetch as send } from "../generated/kubb/.kubb/fetch";
import * as calls from "../generated/kubb/index";
import { json } from "./axios-json.ts";
import type { Calls, Result, Service } from "./calls.ts";

/** @param more the headers that a user adds: without `Content-Type`, the service rejects a body. See the limits. */
export const kubb = ({ url: baseURL, token }: Service, more: Record<string, string> = json): Calls => {
  // The functions return the body alone; the status is seen where the request is sent.
  const toResult = async (call: (config: object) => Promise<unknown>): Promise<Result> => {
    let status = 0;
    const client = async <Data, _Error, Variables>(config: RequestConfig<Variables>) => {
      const response = await send<Data, _Error, Variables>(config);
      status = response.status;
      return response;
    };
    const headers = { Authorization: `Bearer ${token}`, ...more };
    const body = await call({ client, baseURL, headers });
    return { status, body };
  };
  return {
    getQualifications: (customer) => toResult((config) => calls.getQualifications(customer, undefined, config)),
    createQualifications: (customer, body) =>
      toResult((config) => calls.createQualifications(customer, body, undefined, config)),
    getValidationCodes: () => toResult((config) => calls.getValidationCodes(undefined, config)),
    getCustomerValidation: (customer) => toResult((config) => calls.getCustomerValidation(customer, undefined, config)),
    getQualification: (customer) => toResult((config) => calls.getQualification(customer, undefined, config)),
    updateQualification: (customer, body, code) =>
      toResult((config) => calls.updateQualification(customer, body, { code }, undefined, config)),
  };
};
