import type { Rejection } from "../request/rejection.ts";
import { isoDate } from "./clock.ts";
import { findExclusive } from "./customer.ts";
import type { View } from "./store.ts";
import type { HeldQualification, ValidationCode } from "./types.ts";
import { startVetting, type VettingPlan } from "./vetting.ts";

/** A qualification that is granted, and the validation code that it uses up. */
interface Grant {
  entry: HeldQualification;
  code?: ValidationCode;
}

/** Decides whether a customer with these qualifications gets another one. */
export type GrantRule = (held: readonly HeldQualification[], view: View) => Grant | Rejection;

const conflict = (detail: string): Rejection => ({ status: 409, example: "alreadyQualified", detail });
const invalid = (detail: string): Rejection => ({ status: 400, example: "invalidProperty", detail });

const rejectSecond = (
  held: readonly HeldQualification[],
  requested: "Education" | "GovernmentCommunityCloud",
): Rejection | undefined => {
  const other = findExclusive(held);
  if (!other) return undefined;
  const status = other.vettingStatus ? ` (${other.vettingStatus})` : "";
  const reason =
    other.qualification === requested ? "the partner cannot change" : `cannot be combined with ${requested}`;
  return conflict(`it is ${other.qualification}${status}, which ${reason}.`);
};

/** How often Education can be requested for a customer. */
const maxRequests = 3;

const requestsOf = (held: readonly HeldQualification[]): number => {
  const education = held.find(({ qualification }) => qualification === "Education");
  return education ? (education.requests ?? 1) : 0;
};

/** Education in the asynchronous API: it is vetted. */
export const vettedEducation =
  (plan: VettingPlan): GrantRule =>
  (held, { now }) => {
    const second = rejectSecond(held, "Education");
    if (second) return second;
    const requests = requestsOf(held) + 1;
    if (requests > maxRequests) {
      const detail = `Education was requested ${maxRequests} times for this customer; contact Microsoft's support.`;
      return { status: 403, example: "actionNotAllowed", detail };
    }
    return { entry: { ...startVetting(plan, now), ...(requests > 1 && { requests }) } };
  };

/** Education in the synchronous API, which knows no vetting. */
export const education: GrantRule = (held) =>
  rejectSecond(held, "Education") ?? { entry: { qualification: "Education", vettingStatus: "Approved" } };

/**
 * Government Community Cloud.
 *
 * @param sent the validation code of the request.
 * @param place where the request has it, such as `query parameter 'code'`.
 */
export const governmentCommunityCloud =
  (sent: string | undefined, place: string): GrantRule =>
  (held, view) => {
    if (sent === undefined) return invalid(`${place} is missing; Government Community Cloud needs a validation code.`);
    const second = rejectSecond(held, "GovernmentCommunityCloud");
    if (second) return second;
    const code = view.code(sent);
    if (!code)
      return invalid(
        `${place} is not one of the partner's validation codes; read them from /v1/customers/all/validations.`,
      );
    if (code.remainingCreates !== null && code.remainingCreates < 1)
      return invalid(`${place} is used up; take another validation code.`);
    const entry: HeldQualification = {
      qualification: "GovernmentCommunityCloud",
      vettingStatus: "Approved",
      vettingCreateDate: isoDate(view.now),
      validationCode: code.validationId,
    };
    return { entry, code };
  };

/** State-Owned-Entity, beside any other qualification. */
export const stateOwnedEntity: GrantRule = (held) =>
  held.some(({ qualification }) => qualification === "StateOwnedEntity")
    ? conflict("it is StateOwnedEntity, which the partner cannot change.")
    : { entry: { qualification: "StateOwnedEntity" } };
