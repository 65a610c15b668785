import type { MaybePromise } from "../maybe-promise.ts";
import { completeCode } from "../state/codes.ts";
import { maxCodesPerPartner } from "../state/limits.ts";
import { assertState } from "../state/seed.ts";
import type { Store } from "../state/store.ts";
import type { SeedCode } from "../state/types.ts";
import { assertValid } from "../validation/assert-valid.ts";

/** A validation code for one partner. */
export interface NewCode {
  /** The id of the partner. */
  partner: string;
  code: SeedCode;
}

/**
 * Gives a partner one more validation code.
 *
 * @throws TypeError for an invalid code, and when the partner has it already, or as many as there may be.
 */
export const addCode = (store: Pick<Store, "transact">, given: NewCode): MaybePromise<void> => {
  assertValid(given, "NewCode");
  const { partner, code } = given;
  assertState({ codes: [code] });
  const id = partner.toLowerCase();
  return store.transact<void>({ partner: id }, (view) => {
    if (view.code(code.validationId))
      throw new TypeError("/code/validationId is one that the partner has already. Choose another one.");
    if (view.codes.length >= maxCodesPerPartner)
      throw new TypeError(`The partner has ${maxCodesPerPartner} codes, which is the most. Use one of them.`);
    return { response: undefined, writes: { code: completeCode(code, id, view.now) } };
  });
};
