import type { CallPath, Client, paths, QualificationList, VettedQualification } from "@partner-qualification/client";
import type { Client as FetchClient } from "openapi-fetch";
import createApi from "openapi-react-query";
import { concernedBy } from "./concerned-by.ts";
import type { Hooks } from "./types.ts";

const qualifications = "/v1/customers/{customer-tenant-id}/qualifications" satisfies CallPath<"get">;

const educationOf = (list: QualificationList | undefined): VettedQualification | null =>
  list?.find((item): item is VettedQualification => item.qualification === "Education") ?? null;

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
  // openapi-react-query calls GET, PUT and POST alone, and our client has them in the form of openapi-fetch. Its types
  // have the error body as error, and allow unknown parameters; our own types do neither.
  const api = createApi(client as unknown as FetchClient<paths>) as unknown as Omit<Hooks, "useVetting">;
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
