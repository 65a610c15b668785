import type { QualificationRequest } from "@partner-qualification/types";
import { type Client, createClientOf } from "../client.ts";
import { definedOf } from "../errors/partner-error.ts";
import { toPartnerError } from "../errors/to-partner-error.ts";
import { synchronousQualifications } from "../generated/contract.ts";
import { checkNames } from "../options/check-names.ts";
import type { ClientOptions } from "../options/client-options.ts";
import { resolveOptions } from "../options/resolve-options.ts";
import type { Clock } from "../transport/clock.ts";
import { asPlain } from "../transport/plain-request.ts";
import { createTransport, type Transport } from "../transport/transport.ts";
import { isGuid } from "../validation/guid.ts";
import type { CallOptions, CustomerQualification, Partner, ScopeOptions, UpdatedQualification } from "./partner.ts";
import { watchVetting } from "./vetting.ts";

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
