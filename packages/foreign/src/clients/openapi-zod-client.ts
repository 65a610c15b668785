import { isAxiosError } from "axios";
import { createApiClient } from "../generated/openapi-zod-client/client";
import { json } from "./axios-json.ts";
import type { CreateCalls, Result } from "./calls.ts";

export const openapiZodClient: CreateCalls = ({ url, token }) => {
  let status = 0;
  const api = createApiClient(url, { axiosConfig: { headers: { Authorization: `Bearer ${token}`, ...json } } });
  api.axios.interceptors.response.use((response) => {
    status = response.status;
    return response;
  });
  const toResult = async (call: Promise<unknown>): Promise<Result> => {
    try {
      const body = await call;
      return { status, body };
    } catch (error) {
      const { response } = isAxiosError(error) ? error : {};
      if (!response) throw error;
      return { status: response.status, body: response.data };
    }
  };
  const of = (customer: string) => ({ params: { customerTenantId: customer } });
  return {
    getQualifications: (customer) => toResult(api.getQualifications(of(customer))),
    createQualifications: (customer, body) => toResult(api.createQualifications(body, of(customer))),
    getValidationCodes: () => toResult(api.getValidationCodes()),
    getCustomerValidation: (customer) => toResult(api.getCustomerValidation(of(customer))),
    getQualification: (customer) => toResult(api.getQualification(of(customer))),
    updateQualification: (customer, body, code) =>
      toResult(api.updateQualification(body, { ...of(customer), queries: { code } })),
  };
};
