import { toQualification } from "../customer.ts";
import { type GrantRule, governmentCommunityCloud, stateOwnedEntity, vettedEducation } from "../grants.ts";
import type { OperationHandler, Rules } from "../operation-handler.ts";
import type { Qualification } from "../types.ts";
import { writeQualification } from "../write-qualification.ts";

/** The body, which the spec has validated. */
interface Body {
  qualification: Qualification["qualification"];
  /** With Government Community Cloud. */
  validationCode?: string;
}

const rules: Record<Body["qualification"], (body: Body, options: Rules) => GrantRule> = {
  Education: (_body, { vetting }) => vettedEducation(vetting),
  GovernmentCommunityCloud: ({ validationCode }) =>
    governmentCommunityCloud(validationCode, "property 'validationCode'"),
  StateOwnedEntity: () => stateOwnedEntity,
};

export const createQualifications: OperationHandler = (call, view, options) => {
  const body = call.body as Body;
  return writeQualification(call, view, options, {
    qualification: body.qualification,
    rule: rules[body.qualification](body, options),
    respond: (_held, added) => ({ status: 201, body: toQualification(added) }),
  });
};
