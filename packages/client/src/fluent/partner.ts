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
import { type Client, createClientOf } from "../client.ts";
import { definedOf } from "../errors/partner-error.ts";
import { toPartnerError } from "../errors/to-partner-error.ts";
import { synchronousQualifications } from "../generated/contract.ts";
import { checkNames } from "../options/check-names.ts";
import type { ClientOptions } from "../options/client-options.ts";
import { resolveOptions } from "../options/resolve-options.ts";
import type { Clock } from "../transport/clock.ts";
import type { CallLimits } from "../transport/deadline.ts";
import { asPlain } from "../transport/plain-request.ts";
import { createTransport, type Transport } from "../transport/transport.ts";
import { isGuid } from "../validation/guid.ts";
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

/** A request whose response has vetting fields. */
type VettedRequest = EducationQualificationRequest | GovernmentCommunityCloudQualificationRequest;

/** A qualification that the synchronous API can set. */
type UpdatedQualification = keyof typeof synchronousQualifications;

/** What a call without a validation code lacks: the compiler prints the name of the property. A count of arguments would not say it. */
type MissingValidationCode = [] & {
  "GovernmentCommunityCloud requires a validationCode; see getValidationCodes": never;
};

/** What `update` takes after the name: Government Community Cloud needs a validation code. */
type UpdateArguments<Name extends UpdatedQualification> = Name extends "GovernmentCommunityCloud"
  ? [validationCode: string, options?: CallOptions | undefined] | MissingValidationCode
  : [options?: CallOptions | undefined];

/** The qualification of one customer. Every method throws a `PartnerError` when it fails. */
export interface CustomerQualification {
  /**
   * Reads the one qualification of the synchronous API. App-only or App+User credentials.
   *
   * @returns the name in lower case, such as `"education"`; `"none"` without one.
   * @deprecated The synchronous API is to be retired: use `getQualifications`.
   */
  get(options?: CallOptions): Promise<SynchronousQualification>;
  /**
   * Sets the qualification by the synchronous API. App+User credentials.
   *
   * @returns the qualification as it was set, in lower case.
   * @deprecated The synchronous API is to be retired: use `createQualifications`.
   */
  update<Name extends UpdatedQualification>(
    qualification: Name,
    ...rest: UpdateArguments<Name>
  ): Promise<SynchronousQualification>;
  /** Lists every qualification, with the state of its vetting. App-only or App+User credentials. */
  getQualifications(options?: CallOptions): Promise<QualificationList>;
  /**
   * Requests a qualification. Education is vetted after the response: see `waitForVetting`. App+User credentials.
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

/** A partner of the Cloud Solution Provider program, with the method names of Microsoft's .NET SDK. */
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
   * Lets the service say whether the token shows multifactor authentication: sends `getValidationCodes` with
   * `ValidateMfa: true`, and reads `isMfaCompliant` of the response, also of one that rejects the token. App-only tokens
   * are exempt, and compliant.
   *
   * @returns undefined when the service does not say.
   * @throws PartnerError when the call fails, and its response does not say.
   * @see The headers are those of the page "Test the partner security requirements".
   * @example
   * ```ts
   * await partner.isMfaCompliant(); // true
   * ```
   */
  isMfaCompliant(options?: CallOptions): Promise<boolean | undefined>;
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

/** What the scopes of a partner share beside the client. */
interface Services {
  base: string;
  clock: Required<Clock>;
  transport: Transport;
}

const qualification = "/v1/customers/{customer-tenant-id}/qualification";
const qualifications = "/v1/customers/{customer-tenant-id}/qualifications";
const validations = "/v1/customers/{customer-tenant-id}/validations";

/** The data of a call by path, or its error thrown. */
const dataOf = async <T>(result: Promise<{ data?: T; error?: unknown; response: Response }>) => {
  const settled = await result;
  if (!settled.response.ok) throw toPartnerError(settled);
  // The transport has made sure that a success has the data of the spec; an operation without a body has none.
  return settled.data as T;
};

const callOptions: Record<keyof CallOptions, true> = {
  correlationId: true,
  requestId: true,
  timeout: true,
  deadline: true,
  signal: true,
};

/** The options of a call or an inner scope over those of the scope around it. */
const inherit = (scope: ScopeOptions, own: CallOptions): CallOptions => {
  checkNames(own, callOptions);
  return { ...scope, ...definedOf(own) };
};

const createScope = (client: Client, services: Services, scope: ScopeOptions): Partner => {
  /** What openapi-fetch needs for a call: its parameters with the ids, and a `fetch` that keeps to its limits. */
  const initOf = <Parameters extends object>(own: CallOptions = {}, parameters: Parameters) => {
    const { requestId, correlationId, ...limits } = inherit(scope, own);
    const header = {
      ...(correlationId !== undefined && { "MS-CorrelationId": correlationId }),
      ...(requestId !== undefined && { "MS-RequestId": requestId }),
    };
    return {
      params: { ...parameters, header },
      ...asPlain,
      // Not by `signal`: a request keeps its listener on that until it is collected.
      fetch: (request: Request) => services.transport(request, limits),
    };
  };

  const customerOf = (id: string): ReturnType<Partner["customers"]["byId"]> => {
    // A URL would lose "..": the transport rejects what is not a GUID.
    const params = { path: { "customer-tenant-id": isGuid(id) ? id : "invalid" } };
    const read = (own?: CallOptions) => dataOf(client.GET(qualifications, initOf(own, params)));
    const create = (body: QualificationRequest, own?: CallOptions) =>
      dataOf(client.POST(qualifications, { ...initOf(own, params), body }));
    return {
      qualification: {
        get: (own) => dataOf(client.GET(qualification, initOf(own, params))),
        update: (
          name: UpdatedQualification,
          ...rest: [first?: string | CallOptions | undefined, options?: CallOptions | undefined]
        ) => {
          const [code, own] = typeof rest[0] === "string" ? [rest[0], rest[1]] : [undefined, rest[0]];
          // Half of a surrogate pair cannot stand in a URL: the transport rejects the empty code.
          const query = code === undefined ? {} : { code: code.isWellFormed() ? code : "" };
          const body = synchronousQualifications[name];
          return dataOf(client.PUT(qualification, { ...initOf(own, { ...params, query }), body }));
        },
        getQualifications: read,
        // The response is of the kind that was requested, which the overloads say.
        createQualifications: create as CustomerQualification["createQualifications"],
        waitForVetting: (own = {}) => {
          const url = services.base + qualifications.replace("{customer-tenant-id}", id);
          // The times of the scope are those of each read; they do not bound the watch.
          const { correlationId, signal } = scope;
          const watched = { correlationId, signal, ...definedOf(own) };
          return watchVetting(read, { path: qualifications, url }, services.clock, watched);
        },
      },
      validations: { get: (own) => dataOf(client.GET(validations, initOf(own, params))) },
    };
  };

  return {
    customers: { byId: customerOf },
    validations: {
      getValidationCodes: (own) => dataOf(client.GET("/v1/customers/all/validations", initOf(own, {}))),
    },
    isMfaCompliant: async (own) => {
      const { params, ...init } = initOf(own, {});
      const header = { ...params.header, ValidateMfa: "true" as const };
      const result = await client.GET("/v1/customers/all/validations", { ...init, params: { header } });
      const stated = result.response.headers.get("isMfaCompliant");
      if (!stated && !result.data) throw toPartnerError(result);
      return stated ? stated === "true" : undefined;
    },
    with: (inner) => createScope(client, services, inherit(scope, inner)),
  };
};

/**
 * Makes a partner: the customer-qualification operations by the method names of Microsoft's .NET SDK. Methods return values and throw
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
 * @throws TypeError when an option is not known or cannot be used.
 */
export const createPartner = (options: ClientOptions): Partner => {
  const resolved = resolveOptions(options);
  const transport = createTransport(resolved);
  const { base, clock } = resolved;
  return createScope(createClientOf(resolved, transport), { base, clock, transport }, {});
};
