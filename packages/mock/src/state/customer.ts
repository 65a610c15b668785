import type { HeldQualification, Qualification } from "./types.ts";

const order = ["Education", "GovernmentCommunityCloud", "StateOwnedEntity"];
const synchronousNames: Partial<Record<string, string>> = {
  Education: "education",
  GovernmentCommunityCloud: "governmentcommunitycloud",
};

/** Education or Government Community Cloud that is in review or approved: it excludes another of the two. */
export const findExclusive = (held: readonly HeldQualification[]): HeldQualification | undefined =>
  held.find(({ qualification, vettingStatus }) => qualification !== "StateOwnedEntity" && vettingStatus !== "Denied");

/** The list with a qualification added. A denied one is replaced by Education and by Government Community Cloud. */
export const addQualification = (held: readonly HeldQualification[], added: HeldQualification): HeldQualification[] => {
  const kept =
    added.qualification === "StateOwnedEntity" ? held : held.filter(({ vettingStatus }) => vettingStatus !== "Denied");
  return [...kept, added].sort((a, b) => order.indexOf(a.qualification) - order.indexOf(b.qualification));
};

/** The body of the synchronous API: the name of what is approved, or `none`. */
export const synchronousView = (held: readonly HeldQualification[]): string => {
  const approved = held.find(
    ({ qualification, vettingStatus }) => vettingStatus === "Approved" && qualification in synchronousNames,
  );
  return synchronousNames[approved?.qualification ?? ""] ?? "none";
};

/** One qualification in the asynchronous API, without what the state remembers beside it. */
export const toQualification = (entry: HeldQualification): Qualification => {
  const { qualification, vettingStatus, vettingReason, vettingCreateDate } = entry;
  return {
    qualification,
    ...(vettingStatus !== undefined && { vettingStatus }),
    ...(vettingReason !== undefined && { vettingReason }),
    ...(vettingCreateDate !== undefined && { vettingCreateDate }),
  };
};

/** The body of the asynchronous API. */
export const asynchronousView = (held: readonly HeldQualification[]): Qualification[] => held.map(toQualification);
