import { toQualification } from "../state/customer.ts";
import type { MemoryStore } from "../state/memory-store.ts";
import type { ResponseAndWrites, View } from "../state/store.ts";
import type { HeldQualification, Qualification } from "../state/types.ts";
import { endVetting } from "../state/vetting.ts";

/** The decision of a vetting, made by a test. */
export interface VettingDecision {
  /** The id of the customer. */
  customer: string;
  /** The id of the partner. Required when several partners have the customer. */
  partner?: string;
  vettingStatus: "Approved" | "Denied";
  vettingReason?: string;
}

const isEducation = ({ qualification }: HeldQualification) => qualification === "Education";

/** Reads whether a partner has requested Education for the customer. */
export const hasEducation = ({ held = [] }: View): { response: boolean } => ({ response: held.some(isEducation) });

/** The only owner of a customer. @throws RangeError if it has none, or more than one. */
export const onlyOwner = ([owner, another]: string[]): string => {
  if (owner === undefined)
    throw new RangeError("No partner has requested Education for this customer. Request it, or name the partner.");
  if (another !== undefined) throw new RangeError("Several partners have this customer. Name the partner.");
  return owner;
};

/** Decides the vetting of the Education of one customer. @throws RangeError when it was not requested. */
export const decideEducation =
  ({ vettingStatus, vettingReason }: VettingDecision) =>
  ({ held = [] }: View): ResponseAndWrites<Qualification> => {
    const education = held.find(isEducation);
    if (!education)
      throw new RangeError("The partner has not requested Education for this customer. Request it first.");
    const decided = endVetting(education, vettingStatus, vettingReason);
    return {
      response: toQualification(decided),
      writes: { held: held.map((entry) => (entry === education ? decided : entry)) },
    };
  };

/**
 * Decides the vetting of a customer's Education, also when it was decided before.
 *
 * @throws RangeError when there is no such Education, or several partners have one and the decision names none of them.
 */
export const decideVetting = (store: MemoryStore, decision: VettingDecision): Qualification => {
  const customer = decision.customer.toLowerCase();
  const owners = () =>
    store.ownersOf(customer).filter((partner) => store.transact({ partner, customer }, hasEducation));
  const partner = decision.partner?.toLowerCase() ?? onlyOwner(owners());
  return store.transact({ partner, customer }, decideEducation(decision));
};
