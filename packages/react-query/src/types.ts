import type { PartnerError, paths, VettedQualification } from "@partner-qualification/client";
import type {
  DataTag,
  QueryClient,
  QueryFunction,
  UseMutationOptions,
  UseMutationResult,
  UseQueryOptions,
  UseQueryResult,
  UseSuspenseQueryOptions,
  UseSuspenseQueryResult,
} from "@tanstack/react-query";
import type { CallData, CallInit, CallPath, WriteMethod } from "./call-types.ts";

type ReadPath = CallPath<"get">;

/** The data of a read. */
export type QueryData<Path extends ReadPath> = CallData<paths[Path]["get"]>;

/** The parameters and limits of a read. Its signal is that of the query, which is aborted when no component needs it. */
export type QueryInit<Path extends ReadPath> = Omit<CallInit<paths[Path]["get"]>, "signal">;

/** The key of a query: what the call by path is called with. */
export type QueryKey<Path extends ReadPath> = readonly ["get", Path, QueryInit<Path>?];

type Own = "queryKey" | "queryFn";

/** The options of one read, for `useQueries`, `prefetchQuery`, `getQueryData` and similar functions. */
export type QueryOptions<Path extends ReadPath, Selected = QueryData<Path>> = Omit<
  UseQueryOptions<QueryData<Path>, PartnerError, Selected, QueryKey<Path>>,
  Own
> & {
  queryKey: DataTag<QueryKey<Path>, QueryData<Path>, PartnerError>;
  queryFn: QueryFunction<QueryData<Path>, QueryKey<Path>>;
};

/** What follows method and path: parameters, which may be left out only where none is required, and further arguments. */
type Rest<Path extends ReadPath, Further extends unknown[]> =
  Record<never, never> extends QueryInit<Path>
    ? [init?: QueryInit<Path>, ...Further]
    : [init: QueryInit<Path>, ...Further];

type WritePath<M extends WriteMethod> = CallPath<M>;

/** The options of one write. */
export type MutationOptions<M extends WriteMethod, Path extends WritePath<M>, OnMutateResult = unknown> = Omit<
  UseMutationOptions<CallData<paths[Path][M]>, PartnerError, CallInit<paths[Path][M]>, OnMutateResult>,
  "mutationKey" | "mutationFn"
>;

/** How often to look whether a vetting is over. */
export interface VettingOptions {
  /**
   * The time between two reads, in ms.
   * @default 5_000
   */
  interval?: number;
}

/** The hooks of one client. Data and errors have the types of its calls by path: an error is a `PartnerError`. */
export interface Hooks {
  /** Makes the options of a read, as `queryOptions` of TanStack Query does. */
  queryOptions<Path extends ReadPath, Selected = QueryData<Path>>(
    method: "get",
    path: Path,
    ...rest: Rest<Path, [options?: Omit<UseQueryOptions<QueryData<Path>, PartnerError, Selected, QueryKey<Path>>, Own>]>
  ): QueryOptions<Path, Selected>;

  /** Reads, as `useQuery` of TanStack Query does. */
  useQuery<Path extends ReadPath, Selected = QueryData<Path>>(
    method: "get",
    path: Path,
    ...rest: Rest<
      Path,
      [
        options?: Omit<UseQueryOptions<QueryData<Path>, PartnerError, Selected, QueryKey<Path>>, Own>,
        queryClient?: QueryClient,
      ]
    >
  ): UseQueryResult<Selected, PartnerError>;

  /** Reads and suspends until the data is there, as `useSuspenseQuery` of TanStack Query does. */
  useSuspenseQuery<Path extends ReadPath, Selected = QueryData<Path>>(
    method: "get",
    path: Path,
    ...rest: Rest<
      Path,
      [
        options?: Omit<UseSuspenseQueryOptions<QueryData<Path>, PartnerError, Selected, QueryKey<Path>>, Own>,
        queryClient?: QueryClient,
      ]
    >
  ): UseSuspenseQueryResult<Selected, PartnerError>;

  /**
   * Writes, as `useMutation` of TanStack Query does. When the write has ended, every query of its customer (both
   * APIs) and of the validation codes is invalidated, so that those on the page are read again. Also after an
   * error: a write whose response was lost may have taken effect, and a conflict shows that the page is out of date.
   */
  useMutation<M extends WriteMethod, Path extends WritePath<M>, OnMutateResult = unknown>(
    method: M,
    path: Path,
    options?: MutationOptions<M, Path, OnMutateResult>,
    queryClient?: QueryClient,
  ): UseMutationResult<CallData<paths[Path][M]>, PartnerError, CallInit<paths[Path][M]>, OnMutateResult>;

  /**
   * Reads a customer's Education, again and again while it is `InReview`. It shares its data with every other query of
   * the customer's qualifications. Without Education, also after a denial that the service no longer lists, it is
   * `null`.
   *
   * @param customer the customer's Microsoft Entra tenant, a GUID.
   */
  useVetting(
    customer: string,
    options?: VettingOptions,
    queryClient?: QueryClient,
  ): UseQueryResult<VettedQualification | null, PartnerError>;
}
