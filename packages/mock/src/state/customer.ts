import type { HeldQualification, Qualification } from "./types.ts";

const order = ["Education", "GovernmentCommunityCloud", "StateOwnedEntity"];
const synchronousNames: Partial<Record<string, string>> = {
  Education: "education",
  GovernmentCommunityCloud: "governmentcommunitycloud",
};

/** Education or Government Community Cloud as it stands in the way of another: in review or approved, not denied. */
export const standing = (held: HeldQualification[]): HeldQualification | undefined =>
  held.find(({ qualification, vettingStatus }) => qualification !== "StateOwnedEntity" && vettingStatus !== "Denied");

/** The list with one entry more. A denied one gives way to Education and to Government Community Cloud. */
export const withEntry = (held: HeldQualification[], entry: HeldQualification): HeldQualification[] => {
  const kept =
    entry.qualification === "StateOwnedEntity" ? held : held.filter(({ vettingStatus }) => vettingStatus !== "Denied");
  return [...kept, entry].sort((a, b) => order.indexOf(a.qualification) - order.indexOf(b.qualification));
};

/** What the synchronous contract answers. */
export const synchronousView = (held: HeldQualification[]): string => {
  const approved = held.find(
    ({ qualification, vettingStatus }) => vettingStatus === "Approved" && qualification in synchronousNames,
  );
  return synchronousNames[approved?.qualification ?? ""] ?? "none";
};

/** One qualification as the asynchronous contract answers it. */
export const answered = ({ vettingDecision: _, ...qualification }: HeldQualification): Qualification => qualification;

/** What the asynchronous contract answers. */
export const asynchronousView = (held: HeldQualification[]): Qualification[] => held.map(answered);
