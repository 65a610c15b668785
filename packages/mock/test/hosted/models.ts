// How one customer and one validation code behave when requests come one after the other.
import type { Model } from "./linearizable.ts";

/** A request for a qualification, or a reading. */
export type CustomerInput = "read" | "Education" | "GovernmentCommunityCloud" | "StateOwnedEntity";

/** How a reading tells an Education that its vetting has approved. */
export const approvedEducation = "Education approved";

/** What came back: the names of the qualifications, or whether the requested one was granted. */
export type CustomerOutput = string[] | "granted" | "conflict" | "usedUp";

const exclusive = ["Education", "GovernmentCommunityCloud", approvedEducation];
const same = (a: readonly string[], b: readonly string[]) => JSON.stringify(a) === JSON.stringify(b);

/** What a customer has once its vetting is over, if it has one. */
const approve = (held: readonly string[]) => held.map((one) => (one === "Education" ? approvedEducation : one));

/** A customer: the names of its qualifications, in order. Education is never denied here; it may be approved at any time. */
export const customerModel: Model<readonly string[], CustomerInput, CustomerOutput> = {
  initial: [],
  step(held, input, output) {
    if (input === "read") {
      if (!Array.isArray(output)) return undefined;
      return [held, approve(held)].find((one) => same(one, output));
    }
    const taken = exclusive.includes(input) ? held.some((one) => exclusive.includes(one)) : held.includes(input);
    if (output === "conflict") return taken ? held : undefined;
    if (output === "usedUp") return taken || input !== "GovernmentCommunityCloud" ? undefined : held;
    return taken ? undefined : [...held, input].sort();
  },
};

/** A use of a code, or a reading of how many are left. */
export type CodeInput = "read" | "use";

/** What came back: how many uses are left, or what became of the use. */
export type CodeOutput = number | "used" | "usedUp" | "conflict";

/** A validation code: how many uses are left. */
export const codeModel = (initial: number): Model<number, CodeInput, CodeOutput> => ({
  initial,
  step(left, input, output) {
    if (input === "read") return output === left ? left : undefined;
    // The customer had another qualification: the code was not looked at.
    if (output === "conflict") return left;
    if (output === "usedUp") return left === 0 ? left : undefined;
    return left > 0 ? left - 1 : undefined;
  },
});
