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
import type { synchronousQualifications } from "../generated/contract.ts";
import type { CallLimits } from "../transport/deadline.ts";
import type { VettingOptions, VettingWatch } from "./vetting.ts";

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
export type UpdatedQualification = keyof typeof synchronousQualifications;

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
