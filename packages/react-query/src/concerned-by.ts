import type { CallPath } from "./call-types.ts";

const validationCodes = "/v1/customers/all/validations" satisfies CallPath<"get">;

/** The customer that a call is about. Microsoft Entra takes a GUID in either case. */
const customerOf = (init: unknown): string | undefined =>
  (init as { params?: { path?: { "customer-tenant-id"?: string } } } | undefined)?.params?.path?.[
    "customer-tenant-id"
  ]?.toLowerCase();

/**
 * Tells of each query whether a write may have changed what it reads: whatever is about the same customer, and the
 * validation codes, of which the write may have used one.
 *
 * @param write what the write was called with.
 */
export const concernedBy = (write: unknown): ((query: { queryKey: readonly unknown[] }) => boolean) => {
  const customer = customerOf(write);
  return ({ queryKey: [, path, init] }) =>
    path === validationCodes || (customer !== undefined && customerOf(init) === customer);
};
