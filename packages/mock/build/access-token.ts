import type { Description } from "@partner-qualification/openapi";

/**
 * The module of what tells apart tokens, from the register of their checks: what makes one App-only, the values of `amr`
 * that show multifactor authentication, and the roles that may request Government Community Cloud.
 *
 * @throws RangeError when the register has no check of one of the rules.
 */
export const accessTokenModuleOf = ({ "x-token-checks": { "app-only": mark, checks } }: Description): string => {
  const valuesOf = (rule: string) => {
    const values = checks.find((check) => check.rule === rule)?.values;
    if (!values) throw new RangeError(`specs/token-checks.yaml has no values for the rule '${rule}'. Add them.`);
    return values;
  };
  const { claim, value, "user-claims": userClaims } = mark;
  const constants = {
    appOnlyMark: { claim, value, userClaims },
    mfaValues: valuesOf("users-need-multifactor-authentication").map((one) => one.value),
    governmentRoles: valuesOf("missing-roles-are-denied"),
  };
  return Object.entries(constants)
    .map(([name, one]) => `export const ${name} = ${JSON.stringify(one, null, 2)};\n`)
    .join("\n");
};
