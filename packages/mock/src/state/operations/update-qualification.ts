import { synchronousView } from "../customer.ts";
import { education, governmentCommunityCloud } from "../grants.ts";
import type { OperationHandler } from "../operation-handler.ts";
import { writeQualification } from "../write-qualification.ts";

/** The number of Education in the body; the other one is Government Community Cloud. */
const educationNumber = 1;

export const updateQualification: OperationHandler = (call, view, rules) => {
  const isEducation = call.body === educationNumber;
  return writeQualification(call, view, rules, {
    qualification: isEducation ? "Education" : "GovernmentCommunityCloud",
    rule: isEducation ? education : governmentCommunityCloud(call.code, "query parameter 'code'"),
    respond: (held) => ({ status: 200, body: synchronousView(held) }),
  });
};
