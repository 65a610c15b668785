import { description, findOperation, operations } from "@partner-qualification/openapi";
import { expect, it } from "vitest";
import { Contract } from "../contract.ts";
import { customer, recorded } from "../testing/recorded-traffic.ts";
import { requestProblems } from "./check-request.ts";

const contract = new Contract(description);
const path = `/v1/customers/${customer}/qualification`;

/** The problems of a request to set a qualification; a test changes what it is about. */
const problemsOf = (query: string, body = "1", headers: [string, string][] = [], at = path) => {
  const { request } = recorded();
  const url = `https://api.partnercenter.microsoft.com${at}${query}`;
  const operation = findOperation("updateQualification", operations);
  return requestProblems(contract, operation, at, {
    ...request,
    method: "PUT",
    url,
    headers: [...headers, ...request.headers],
    body,
  });
};

it("a valid request has no problem, whatever the case of its parameters", () => {
  expect(problemsOf("?code=4711")).toEqual([]);
  expect(problemsOf("?CODE=4711", "1", [["validatemfa", "true"]])).toEqual([]);
});

it("names a parameter that is not described", () => {
  expect(problemsOf("?Other=1&code=4711")).toEqual(["query parameter other is not described"]);
});

it("names a parameter of each place that is not valid", () => {
  expect(problemsOf("?code=")).toEqual(["query parameter code it must NOT have fewer than 1 characters"]);
  expect(problemsOf("", "1", [["MS-RequestId", "x"]])).toEqual([
    expect.stringMatching(/^header parameter MS-RequestId it must match/),
  ]);
  const [problem, ...others] = problemsOf("", "1", [], "/v1/customers/not-a-guid/qualification");
  expect(problem).toMatch(/^path parameter customer-tenant-id it must match/);
  expect(others).toEqual([]);
});

it("names a parameter that is required and missing", () => {
  const described = findOperation("updateQualification", operations);
  const query = described.parameters.query.map((parameter) => ({ ...parameter, required: true }));
  const operation = { ...described, parameters: { ...described.parameters, query } };
  const { request } = recorded();
  const url = `https://api.partnercenter.microsoft.com${path}`;
  expect(requestProblems(contract, operation, path, { ...request, method: "PUT", url, body: "1" })).toEqual([
    "query parameter code is required",
  ]);
});

it("names another media type than that of the body, and accepts parameters of it", () => {
  expect(problemsOf("", "1", [["content-type", "text/plain"]])).toEqual([
    "media type is 'text/plain', and the operation takes application/json",
  ]);
  for (const type of ["application/json", "Application/JSON ; charset=utf-8"])
    expect(problemsOf("", "1", [["Content-Type", type]])).toEqual([]);
});

it("says what is wrong with a body, after the parameters", () => {
  expect(problemsOf("?other=1", "{")).toEqual(["query parameter other is not described", "body is not JSON"]);
  expect(problemsOf("", "7")).toEqual([expect.stringMatching(/^body it must be/)]);
});
