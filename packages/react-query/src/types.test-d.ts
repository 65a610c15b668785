import type {
  PartnerError,
  Qualification,
  QualificationList,
  SynchronousQualification,
  ValidationCodeList,
  VettedQualification,
} from "@partner-qualification/client";
import type { QueryClient } from "@tanstack/react-query";
import { describe, expectTypeOf, it } from "vitest";
import type { Hooks } from "./index.ts";

// Nothing here is run: the type check is the test.
declare const hooks: Hooks;
declare const queryClient: QueryClient;
const { queryOptions, useMutation, useQuery, useSuspenseQuery, useVetting } = hooks;

const params = { path: { "customer-tenant-id": "65543400-f8b0-4783-8530-6d35ab8c6801" } };
const qualification = "/v1/customers/{customer-tenant-id}/qualification";
const qualifications = "/v1/customers/{customer-tenant-id}/qualifications";
const validations = "/v1/customers/all/validations";

describe("the types of a read", () => {
  it("are its data and PartnerError", () => {
    expectTypeOf(useQuery("get", qualifications, { params }).data).toEqualTypeOf<QualificationList | undefined>();
    expectTypeOf(useQuery("get", qualification, { params }).error).toEqualTypeOf<PartnerError | null>();
    expectTypeOf(useSuspenseQuery("get", validations).data).toEqualTypeOf<ValidationCodeList>();
    expectTypeOf(useSuspenseQuery("get", validations).error).toEqualTypeOf<PartnerError | null>();
    expectTypeOf(useVetting("").data).toEqualTypeOf<VettedQualification | null | undefined>();
    expectTypeOf(useVetting("").error).toEqualTypeOf<PartnerError | null>();
  });

  it("follow what is selected", () => {
    const select = (list: QualificationList) => list.length;
    expectTypeOf(useQuery("get", qualifications, { params }, { select }).data).toEqualTypeOf<number | undefined>();
    expectTypeOf(useSuspenseQuery("get", qualifications, { params }, { select }).data).toEqualTypeOf<number>();
    expectTypeOf(queryOptions("get", qualifications, { params }, { select }).select).toEqualTypeOf<
      ((list: QualificationList) => number) | undefined
    >();
  });

  it("follow from the key of the query", () => {
    const options = queryOptions("get", qualification, { params });
    expectTypeOf(queryClient.getQueryData(options.queryKey)).toEqualTypeOf<SynchronousQualification | undefined>();
    expectTypeOf(queryClient.fetchQuery(options)).toEqualTypeOf<Promise<SynchronousQualification>>();
  });

  it("reject an invalid call", () => {
    // @ts-expect-error The customer is missing.
    useQuery("get", qualifications);
    // @ts-expect-error There is no such path.
    useQuery("get", "/v1/customers/{customer-tenant-id}");
    // @ts-expect-error The query has a signal of its own.
    useQuery("get", validations, { signal: new AbortController().signal });
    // @ts-expect-error A write is not a query.
    useQuery("post", qualifications, { params });
    // @ts-expect-error A read is not a mutation.
    useMutation("get", qualifications);
    // @ts-expect-error The synchronous API has no POST.
    useMutation("post", qualification);
  });
});

describe("the types of a write", () => {
  it("are its data and PartnerError", () => {
    const { mutateAsync, error } = useMutation("post", qualifications, {
      onError: (reason) => expectTypeOf(reason).toEqualTypeOf<PartnerError>(),
      onMutate: () => 5,
      onSuccess: (data, _init, started) => {
        expectTypeOf(data).toEqualTypeOf<Qualification>();
        expectTypeOf(started).toEqualTypeOf<number>();
      },
    });
    expectTypeOf(error).toEqualTypeOf<PartnerError | null>();
    expectTypeOf(mutateAsync({ params, body: { qualification: "StateOwnedEntity" } })).toEqualTypeOf<
      Promise<Qualification>
    >();
  });

  it("reject Government Community Cloud without a code, in both APIs", () => {
    const [post, put] = [useMutation("post", qualifications), useMutation("put", qualification)];
    post.mutate({ params, body: { qualification: "GovernmentCommunityCloud", validationCode: "12345" } });
    // @ts-expect-error No code.
    post.mutate({ params, body: { qualification: "GovernmentCommunityCloud" } });
    put.mutate({ params: { ...params, query: { code: "12345" } }, body: 3 });
    // @ts-expect-error No code.
    put.mutate({ params, body: 3 });
  });
});
