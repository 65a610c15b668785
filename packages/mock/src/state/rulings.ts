import type { Refusal } from "../request/rejection.ts";
import { isoDate } from "./clock.ts";
import { standing } from "./customer.ts";
import type { HeldQualification, ValidationCode } from "./types.ts";
import { startVetting, type VettingPlan } from "./vetting.ts";

/** A qualification that is granted, and the code that it uses up. */
export interface Grant {
  entry: HeldQualification;
  code?: ValidationCode;
}

const conflict = (detail: string): Refusal => ({ status: 409, example: "alreadyQualified", detail });
const invalid = (detail: string): Refusal => ({ status: 400, example: "invalidProperty", detail });

const refuseSecond = (held: HeldQualification[]): Refusal | undefined => {
  const other = standing(held);
  if (!other) return undefined;
  const status = other.vettingStatus ? ` (${other.vettingStatus})` : "";
  return conflict(`it is ${other.qualification}${status}, which the partner cannot change.`);
};

/** Education by the asynchronous contract: it is vetted. */
export const askForEducation = (held: HeldQualification[], plan: VettingPlan, now: number): Grant | Refusal =>
  refuseSecond(held) ?? { entry: startVetting(plan, now) };

/** Education by the synchronous contract, which knows no vetting. */
export const setEducation = (held: HeldQualification[]): Grant | Refusal =>
  refuseSecond(held) ?? { entry: { qualification: "Education", vettingStatus: "Approved" } };

/**
 * Government Community Cloud.
 *
 * @param place how the code is called where it is sent.
 */
export const askForGovernment = (
  held: HeldQualification[],
  codes: ValidationCode[],
  sent: string | undefined,
  place: string,
  now: number,
): Grant | Refusal => {
  if (sent === undefined) return invalid(`${place} is missing; Government Community Cloud needs a validation code.`);
  const code = codes.find(({ validationId }) => validationId === sent);
  if (!code)
    return invalid(`${place} is none of the partner's validation codes; read them from /v1/customers/all/validations.`);
  const second = refuseSecond(held);
  if (second) return second;
  if (code.remainingCreates !== null && code.remainingCreates < 1)
    return invalid(`${place} is used up; take another validation code.`);
  const entry: HeldQualification = {
    qualification: "GovernmentCommunityCloud",
    vettingStatus: "Approved",
    vettingCreateDate: isoDate(now),
  };
  return { entry, code };
};

/** State-Owned-Entity, beside whatever there is. */
export const askForStateOwnedEntity = (held: HeldQualification[]): Grant | Refusal =>
  held.some(({ qualification }) => qualification === "StateOwnedEntity")
    ? conflict("it is StateOwnedEntity, which the partner cannot change.")
    : { entry: { qualification: "StateOwnedEntity" } };
