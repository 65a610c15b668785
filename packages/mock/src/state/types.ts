/** One qualification, as the asynchronous contract answers it. */
export interface Qualification {
  qualification: "Education" | "GovernmentCommunityCloud" | "StateOwnedEntity";
  /** `InReview`, `Approved`, `Denied`, or another word that a seed gives. */
  vettingStatus?: string;
  vettingReason?: string;
  /** When it was asked for: ISO 8601. */
  vettingCreateDate?: string;
}

/** How a vetting will end, and when. */
export interface Decision {
  /** ISO 8601. */
  at: string;
  vettingStatus: "Approved" | "Denied";
  vettingReason?: string;
}

/** A qualification as the mock keeps it. In review without a decision it stays so until the control API decides. */
export interface HeldQualification extends Qualification {
  vettingDecision?: Decision;
}

/** A validation code, as `getValidationCodes` answers it. */
export interface ValidationCode {
  partnerId: string;
  organizationName: string;
  validationId: string;
  /** null: without a limit. */
  maxCreates: number | null;
  /** null: without a limit. */
  remainingCreates: number | null;
  eTag: string;
}

/** A validation code as a seed gives it; what is left out is filled in. */
export interface SeedCode {
  /** The code itself. */
  validationId: string;
  /** Default: the partner that has it. */
  partnerId?: string;
  /** Default: `Contoso, Inc.` */
  organizationName?: string;
  /** Default: `remainingCreates`. */
  maxCreates?: number | null;
  /** Default: `maxCreates`; without either the code can be used without a limit. */
  remainingCreates?: number | null;
  /** Default: one of the time of the seed. */
  eTag?: string;
}

/** What one partner has. */
export interface PartnerState {
  /** Default: the codes that every partner has. */
  codes?: SeedCode[];
  /** Customers by their id, a GUID. */
  customers?: Record<string, HeldQualification[]>;
}

/** All that the mock remembers: what every partner starts with, and what single partners have. A seed is the same. */
export interface State extends PartnerState {
  /** Partners by their id, a GUID. */
  partners?: Record<string, PartnerState>;
}
