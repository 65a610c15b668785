import { describe, expect, it } from "vitest";
import { headerValue, jsonBody, parseRequest, parseResponse } from "./message.ts";

describe("a request", () => {
  it("is parsed with its headers in any case", () => {
    const request = parseRequest("PUT https://example.com/v1 HTTP/1.1\nContent-type: application/json\n\n3");
    expect(request).toMatchObject({ method: "PUT", url: "https://example.com/v1", body: "3" });
    expect(headerValue(request, "Content-Type")).toBe("application/json");
    expect(jsonBody(request)).toBe(3);
  });

  it.each([
    ["投入 https://example.com/ HTTP/1.1", "'投入' is not an HTTP method"],
    ["PUT https://example.com/ ? code = 1 http/1.1", "is not an HTTP/1.1 request line"],
    ["PUT https://example.com/<id> HTTP/1.1", "Fill in its placeholders"],
    ["GET https://example.com/ HTTP/1.1\nAuthorization: Bearer <token>", "has no bearer token"],
    ["GET https://example.com/ HTTP/1.1\n{}", 'The line "{}" is not a header'],
  ])("that is %j is rejected", (text, message) => expect(() => parseRequest(text)).toThrow(message));
});

describe("a response", () => {
  it("is parsed", () => {
    const response = parseResponse('HTTP/1.1 201 Created\nContent-Length: 4\n\n"é"');
    expect(response).toMatchObject({ status: 201, reason: "Created", body: '"é"' });
  });

  it.each([
    ["[]", "'[]' is not an HTTP/1.1 status line"],
    ["HTTP/1.1 200 OK\nContent-Length: 14\n\n3", "Content-Length is '14', but the body has 1 bytes"],
    ["HTTP/1.1 200 OK\nContent-Length:\n\n3", "Content-Length is '', but the body has 1 bytes"],
  ])("that is %j is rejected", (text, message) => expect(() => parseResponse(text)).toThrow(message));

  it("has a JSON body or none", () => {
    const response = parseResponse("HTTP/1.1 200 OK\n\n");
    expect(jsonBody(response)).toBeUndefined();
    expect(() => jsonBody({ ...response, body: "[1, ]" })).toThrow("The body is not JSON");
  });
});
