import type {
  EducationQualificationRequest,
  GccValidationRelationship,
  GovernmentCommunityCloudQualificationRequest,
  Qualification,
  QualificationList,
  QualificationRequest,
  StateOwnedEntityQualification,
  StateOwnedEntityQualificationRequest,
  SynchronousQualification,
  ValidationCodeList,
  VettedQualification,
} from "@partner-qualification/types";
import type { CallLimits } from "./calls.ts";
import { type Client, clientOf } from "./client.ts";
import { synchronousQualifications } from "./generated/contract.ts";
import { type ClientOptions, type ResolvedOptions, resolveOptions } from "./options.ts";
import type { PartnerError } from "./partner-error.ts";
import { type VettingOptions, type VettingWatch, watchVetting } from "./vetting.ts";

/** What may differ from call to call. */
export interface CallOptions extends CallLimits {
  /** `MS-CorrelationId`, a GUID, to tie calls together in logs. New for each call unless given. */
  correlationId?: string | undefined;
  /** `MS-RequestId`, a GUID: give the one of an earlier call to repeat that call, not to act twice. */
  requestId?: string | undefined;
}

/** What a scope sets for all its calls. */
export type ScopeOptions = Omit<CallOptions, "requestId">;

/** A request whose answer has vetting fields. */
type VettedRequest = EducationQualificationRequest | GovernmentCommunityCloudQualificationRequest;

/** The qualification of one customer. Every method throws a `PartnerError` when it fails. */
export interface CustomerQualification {
  /**
   * Reads the one qualification of the synchronous contract. App-only or App+User credentials.
   *
   * @returns the name in lower case, such as `"education"`; `"none"` without one.
   * @deprecated The synchronous contract is to be retired: use `getQualifications`.
   */
  get(options?: CallOptions): Promise<SynchronousQualification>;
  /**
   * Sets the qualification by the synchronous contract. App+User credentials.
   *
   * @returns the qualification as it was set, in lower case.
   * @deprecated The synchronous contract is to be retired: use `createQualifications`.
   */
  update(qualification: "Education", options?: CallOptions): Promise<SynchronousQualification>;
  /** @deprecated The synchronous contract is to be retired: use `createQualifications`. */
  update(
    qualification: "GovernmentCommunityCloud",
    validationCode: string,
    options?: CallOptions,
  ): Promise<SynchronousQualification>;
  /** Lists every qualification, with the state of its vetting. App-only or App+User credentials. */
  getQualifications(options?: CallOptions): Promise<QualificationList>;
  /**
   * Asks for a qualification. Education is vetted after the answer: see `waitForVetting`. App+User credentials.
   *
   * @returns the qualification as it stands after the request.
   */
  createQualifications(request: VettedRequest, options?: CallOptions): Promise<VettedQualification>;
  createQualifications(
    request: StateOwnedEntityQualificationRequest,
    options?: CallOptions,
  ): Promise<StateOwnedEntityQualification>;
  createQualifications(request: QualificationRequest, options?: CallOptions): Promise<Qualification>;
  /** Waits until the vetting of Education is over. Reads `getQualifications` until then. */
  waitForVetting(options?: VettingOptions): VettingWatch;
}

/** The validation code of one customer. */
export interface CustomerValidations {
  /**
   * Reads the validation code with which the customer was qualified for Government Community Cloud. App-only or App+User
   * credentials.
   *
   * @throws PartnerError of kind `not-found` for a customer that was not qualified with a validation code.
   */
  get(options?: CallOptions): Promise<GccValidationRelationship>;
}

/** A partner of the Cloud Solution Provider programme, in the words of Microsoft's .NET SDK. */
export interface Partner {
  customers: {
    /** @param id the customer's Microsoft Entra tenant, a GUID. */
    byId(id: string): { qualification: CustomerQualification; validations: CustomerValidations };
  };
  validations: {
    /** Lists the partner's Government Community Cloud validation codes. App-only or App+User credentials. */
    getValidationCodes(options?: CallOptions): Promise<ValidationCodeList>;
  };
  /**
   * The same partner, with options for all its calls. It shares the token and the throttle with this one.
   *
   * @example
   * ```ts
   * const order = partner.with({ correlationId: crypto.randomUUID() });
   * ```
   */
  with(scope: ScopeOptions): Partner;
}

const qualification = "/v1/customers/{customer-tenant-id}/qualification";
const validations = "/v1/customers/{customer-tenant-id}/validations";
const qualifications = "/v1/customers/{customer-tenant-id}/qualifications";

/** The data of a call by path, or its error thrown. */
const dataOf = async <T>(result: Promise<{ data: T; error?: never } | { data?: never; error: PartnerError }>) => {
  const { data, error } = await result;
  if (error) throw error;
  return data;
};

/** What a call or an inner scope says, and where it says nothing, what the scope around it says. */
const over = <Own extends CallOptions>(scope: ScopeOptions, own: Own): Own => {
  const { correlationId = scope.correlationId, signal = scope.signal } = own;
  const { timeout = scope.timeout, deadline = scope.deadline } = own;
  return { ...own, correlationId, signal, timeout, deadline };
};

const scoped = (client: Client, options: ResolvedOptions, scope: ScopeOptions): Partner => {
  /** Limits and headers of one call: the scope's, and over them its own. */
  const initOf = (own: CallOptions = {}) => {
    const { requestId, correlationId, ...limits } = over(scope, own);
    const header = {
      ...(correlationId !== undefined && { "MS-CorrelationId": correlationId }),
      ...(requestId !== undefined && { "MS-RequestId": requestId }),
    };
    return { ...limits, header };
  };

  const customerOf = (id: string): ReturnType<Partner["customers"]["byId"]> => {
    const withParams = (own?: CallOptions) => {
      const { header, ...limits } = initOf(own);
      return { ...limits, params: { header, path: { "customer-tenant-id": id } } };
    };
    const read = (own?: CallOptions) => dataOf(client.GET(qualifications, withParams(own)));
    return {
      qualification: {
        get: (own) => dataOf(client.GET(qualification, withParams(own))),
        update: (
          name: keyof typeof synchronousQualifications,
          ...rest: [string | CallOptions | undefined, CallOptions?]
        ) => {
          const [code, own] = typeof rest[0] === "string" ? [rest[0], rest[1]] : [undefined, rest[0]];
          const { params, ...limits } = withParams(own);
          const body = synchronousQualifications[name];
          // That Government Community Cloud comes with a code the overloads see to, and the client once more.
          return dataOf(
            client.PUT(qualification, { ...limits, params: { ...params, query: { code: code as string } }, body }),
          );
        },
        getQualifications: read,
        // The answer is of the kind that was asked for, which the overloads tell.
        createQualifications: ((request: QualificationRequest, own?: CallOptions) =>
          dataOf(
            client.POST(qualifications, { ...withParams(own), body: request }),
          )) as CustomerQualification["createQualifications"],
        waitForVetting: (own = {}) => {
          const url = options.base + qualifications.replace("{customer-tenant-id}", id);
          // The times of the scope are those of each read; they do not bound the watch.
          const { correlationId = scope.correlationId, signal = scope.signal } = own;
          const watched = { ...own, correlationId, signal };
          return watchVetting(read, { path: qualifications, url }, options.clock, watched);
        },
      },
      validations: { get: (own) => dataOf(client.GET(validations, withParams(own))) },
    };
  };

  return {
    customers: { byId: customerOf },
    validations: {
      getValidationCodes: (own) => {
        const { header, ...limits } = initOf(own);
        return dataOf(client.GET("/v1/customers/all/validations", { ...limits, params: { header } }));
      },
    },
    with: (inner) => scoped(client, options, over(scope, inner)),
  };
};

/**
 * Makes a partner: the customer-qualification calls in the words of Microsoft's .NET SDK. Methods return values and throw
 * `PartnerError`s.
 *
 * @example
 * ```ts
 * const partner = createPartner({ credential });
 * const { qualification } = partner.customers.byId(customer);
 * await qualification.createQualifications({ qualification: "Education", educationSegment: "K12" });
 * const { vettingStatus, vettingReason } = await qualification.waitForVetting();
 * ```
 *
 * @throws TypeError when an option cannot be used.
 */
export const createPartner = (options: ClientOptions): Partner => {
  const resolved = resolveOptions(options);
  return scoped(clientOf(resolved), resolved, {});
};
