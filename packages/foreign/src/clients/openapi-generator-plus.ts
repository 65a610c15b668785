import {
  Configuration,
  QualificationsApi,
  SynchronousQualificationApi,
  ValidationCodesApi,
} from "../generated/openapi-generator-plus/index";
import type { Api } from "../generated/openapi-generator-plus/models";
import type { CreateCalls, Result } from "./calls.ts";

/** What it throws for any status but those of success is the response. */
const toResult = async (call: (note: (status: number) => void) => Promise<unknown>): Promise<Result> => {
  let status = 0;
  try {
    const body = await call((one) => {
      status = one;
    });
    return { status, body };
  } catch (error) {
    if (!(error instanceof Response)) throw error;
    return { status: error.status, body: await error.json() };
  }
};

export const openapiGeneratorPlus: CreateCalls = ({ url, token }) => {
  const configuration = new Configuration({ authorization: token });
  const apiWith = (note: (status: number) => void) => {
    const send: typeof fetch = async (...request) => {
      const response = await fetch(...request);
      note(response.status);
      return response;
    };
    return {
      qualifications: new QualificationsApi(configuration, url, send),
      synchronous: new SynchronousQualificationApi(configuration, url, send),
      codes: new ValidationCodesApi(configuration, url, send),
    };
  };
  // Each call takes nine optional headers one by one, before the code and the body.
  const none = undefined;
  const nine = [none, none, none, none, none, none, none, none, none] as const;
  return {
    getQualifications: (customer) =>
      toResult((note) => apiWith(note).qualifications.getQualifications(customer, ...nine)),
    // It has an enum of its own for the name of each qualification. See the limits.
    createQualifications: (customer, body) =>
      toResult((note) =>
        apiWith(note).qualifications.createQualifications(customer, ...nine, body as Api.QualificationRequest),
      ),
    getValidationCodes: () => toResult((note) => apiWith(note).codes.getValidationCodes(...nine)),
    getCustomerValidation: (customer) =>
      toResult((note) => apiWith(note).codes.getCustomerValidation(customer, ...nine)),
    getQualification: (customer) => toResult((note) => apiWith(note).synchronous.getQualification(customer, ...nine)),
    updateQualification: (customer, body, code) =>
      toResult((note) => apiWith(note).synchronous.updateQualification(customer, ...nine, code, none, body)),
  };
};
