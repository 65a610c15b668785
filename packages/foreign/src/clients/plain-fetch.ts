import type { CreateCalls, Result } from "./calls.ts";

/** The calls without a client: what every client must make of them. */
export const plainFetch: CreateCalls = ({ url, token }) => {
  const send = async (path: string, method = "GET", body?: unknown): Promise<Result> => {
    const response = await fetch(`${url}/v1/customers/${path}`, {
      method,
      headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/json" },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: await response.json() };
  };
  return {
    getQualifications: (customer) => send(`${customer}/qualifications`),
    createQualifications: (customer, body) => send(`${customer}/qualifications`, "POST", body),
    getValidationCodes: () => send("all/validations"),
    getCustomerValidation: (customer) => send(`${customer}/validations`),
    getQualification: (customer) => send(`${customer}/qualification`),
    updateQualification: (customer, body, code) => send(`${customer}/qualification?code=${code}`, "PUT", body),
  };
};
