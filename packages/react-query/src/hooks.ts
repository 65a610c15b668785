import {
  type Client,
  type QualificationList,
  toPartnerError,
  type VettedQualification,
} from "@partner-qualification/client";
import createApi from "openapi-react-query";
import type { CallPath } from "./call-types.ts";
import { concernedBy } from "./concerned-by.ts";
import type { Hooks } from "./types.ts";

const qualifications = "/v1/customers/{customer-tenant-id}/qualifications" satisfies CallPath<"get">;

const educationOf = (list: QualificationList | undefined): VettedQualification | null =>
  list?.find((item): item is VettedQualification => item.qualification === "Education") ?? null;

/** A method of the client that throws its error as a `PartnerError`, which TanStack Query then has as `error`. */
const throwing = <Call extends (...given: never[]) => Promise<{ error?: unknown; response: Response }>>(call: Call) =>
  (async (...given: Parameters<Call>) => {
    const result = await call(...given);
    const error = toPartnerError(result);
    if (error) throw error;
    return result;
  }) as Call;

/**
 * Makes the hooks of a client.
 *
 * @example
 * ```ts
 * const hooks = createHooks(createClient({ credential }));
 *
 * const Education = ({ customer }: { customer: string }) => {
 *   const { data, error } = hooks.useVetting(customer);
 *   return error ? error.description : data?.vettingStatus;
 * };
 * ```
 */
export const createHooks = (client: Client): Hooks => {
  const { GET, PUT, POST, DELETE, PATCH } = client;
  const throwingClient: Client = {
    ...client,
    GET: throwing(GET),
    PUT: throwing(PUT),
    POST: throwing(POST),
    DELETE: throwing(DELETE),
    PATCH: throwing(PATCH),
  };
  // The types of openapi-react-query have the error body as error, and allow unknown parameters; ours do neither.
  const api = createApi(throwingClient) as unknown as Omit<Hooks, "useVetting">;
  const { queryOptions, useQuery, useSuspenseQuery } = api;
  return {
    queryOptions,
    useQuery,
    useSuspenseQuery,
    useMutation: (method, path, options, queryClient) =>
      api.useMutation(
        method,
        path,
        {
          ...options,
          onSettled: (...settled) => {
            const [, , init, , { client: cache }] = settled;
            cache.invalidateQueries({ predicate: concernedBy(init) });
            return options?.onSettled?.(...settled);
          },
        },
        queryClient,
      ),
    useVetting: (customer, { interval = 5_000 } = {}, queryClient) =>
      useQuery(
        "get",
        qualifications,
        { params: { path: { "customer-tenant-id": customer } } },
        {
          select: educationOf,
          refetchInterval: ({ state }) => educationOf(state.data)?.vettingStatus === "InReview" && interval,
        },
        queryClient,
      ),
  };
};
