/** What errors and events say about the call they belong to. */
export interface CallInfo {
  /** The operationId of the spec, such as `createQualifications`. */
  operation: string;
  method: string;
  /** The path template, such as `/v1/customers/{customer-tenant-id}/qualifications`. */
  path: string;
  /** The URL without the values of its query. */
  url: string;
  /** `MS-RequestId` of the call, its idempotency key: the same for every attempt. Microsoft's support needs it. */
  requestId: string;
  /** `MS-CorrelationId` of the call. */
  correlationId: string;
}
