import { OpenAPIClientAxios } from "openapi-client-axios";
import { readBundle } from "../generate/bundle.ts";
import { json } from "./axios-json.ts";
import type { CreateCalls, Result } from "./calls.ts";

const toResult = async (call: Promise<{ status: number; data: unknown }>): Promise<Result> => {
  const { status, data } = await call;
  return { status, body: data };
};

/** Generates nothing: it reads the spec at run time. */
export const openapiClientAxios: CreateCalls = async ({ url: baseURL, token }) => {
  const api = new OpenAPIClientAxios({
    definition: readBundle(),
    axiosConfigDefaults: { baseURL, headers: { Authorization: `Bearer ${token}` }, validateStatus: () => true },
  });
  const client = await api.init();
  const call = (operation: string, parameters?: Record<string, string>, body?: unknown) => {
    const { [operation]: method } = client;
    if (!method) throw new Error(`The client has no method ${operation}.`);
    return toResult(method(parameters, body, { headers: json }));
  };
  const of = (customer: string) => ({ "customer-tenant-id": customer });
  return {
    getQualifications: (customer) => call("getQualifications", of(customer)),
    createQualifications: (customer, body) => call("createQualifications", of(customer), body),
    getValidationCodes: () => call("getValidationCodes"),
    getCustomerValidation: (customer) => call("getCustomerValidation", of(customer)),
    getQualification: (customer) => call("getQualification", of(customer)),
    updateQualification: (customer, body, code) => call("updateQualification", { ...of(customer), code }, body),
  };
};
