/** A qualification, as the asynchronous API has it. */
export interface Qualification {
  qualification: "Education" | "GovernmentCommunityCloud" | "StateOwnedEntity";
  /** `InReview`, `Approved`, `Denied`, or another status from a seed. */
  vettingStatus?: string;
  vettingReason?: string;
  /** When it was requested: ISO 8601. */
  vettingCreateDate?: string;
}

/** The decision of a vetting, and its time. */
export interface Decision {
  /** ISO 8601. */
  at: string;
  vettingStatus: "Approved" | "Denied";
  vettingReason?: string;
}

/** A qualification in the state. In review without a decision, it waits for the control API. */
export interface HeldQualification extends Qualification {
  vettingDecision?: Decision;
  /** How often Education was requested; absent where it was once. */
  requests?: number;
  /** The validation code that was used for Government Community Cloud. */
  validationCode?: string;
}

/** A validation code, as `getValidationCodes` returns it. */
export interface ValidationCode {
  partnerId: string;
  organizationName: string;
  validationId: string;
  /** null: unlimited. */
  maxCreates: number | null;
  /** null: unlimited. */
  remainingCreates: number | null;
  eTag: string;
}

/** A validation code in a seed. */
export interface SeedCode {
  /** The code itself. */
  validationId: string;
  /** Default: the partner that has it. */
  partnerId?: string;
  /** Default: `Contoso, Inc.` */
  organizationName?: string;
  /** Default: `remainingCreates`. */
  maxCreates?: number | null;
  /** Default: `maxCreates`. A code with neither is unlimited. */
  remainingCreates?: number | null;
  /** Default: a tag of the time at which the seed was loaded. */
  eTag?: string;
}

/** The state of one partner. */
export interface PartnerState {
  /** Default: the codes that every partner has. */
  codes?: SeedCode[];
  /** Customers by their id, a GUID. */
  customers?: Record<string, HeldQualification[]>;
}

/** The state of a mock: what every partner starts with, and what single partners have. A seed has the same format. */
export interface State extends PartnerState {
  /** Partners by their id, a GUID. */
  partners?: Record<string, PartnerState>;
}
