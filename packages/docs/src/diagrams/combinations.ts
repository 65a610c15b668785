/** A qualification that can be requested. */
export type Requested = "Education" | "GovernmentCommunityCloud" | "StateOwnedEntity";

/** Each pair of qualifications, and whether a customer can have both. */
export const qualificationPairs: readonly { first: Requested; second: Requested; together: boolean }[] = [
  { first: "Education", second: "GovernmentCommunityCloud", together: false },
  { first: "Education", second: "StateOwnedEntity", together: true },
  { first: "GovernmentCommunityCloud", second: "StateOwnedEntity", together: true },
];
