import type { PartnerState } from "../src/control/partners.ts";
import { formValues } from "./form-values.ts";
import type { Mock } from "./use-mock.ts";

/** The validation codes of a partner, and a form to add one. */
export const Codes = ({ partner, codes, act }: PartnerState & Pick<Mock, "act">) => {
  const add = async (event: SubmitEvent) => {
    const form = event.currentTarget as HTMLFormElement;
    const { validationId = "", organizationName, maxCreates } = formValues(event);
    const code = {
      validationId,
      ...(organizationName !== undefined && { organizationName }),
      ...(maxCreates !== undefined && { maxCreates: Number(maxCreates) }),
    };
    if (await act(`Code ${validationId} is added.`, "POST", "codes", { partner, code })) form.reset();
  };
  return (
    <>
      <h3>Validation codes</h3>
      {codes.length === 0 && <p class="empty">None.</p>}
      <ul class="rows">
        {codes.map(({ validationId, organizationName, maxCreates, remainingCreates }) => (
          <li key={validationId}>
            <span class="id">{validationId}</span> {organizationName}:{" "}
            {remainingCreates === null
              ? "any number of uses left"
              : `${remainingCreates} of ${maxCreates ?? "any"} left`}
          </li>
        ))}
      </ul>
      <form onSubmit={add}>
        <label>
          New code
          <input name="validationId" required maxLength={200} />
        </label>
        <label>
          Organization
          <input name="organizationName" maxLength={200} placeholder="Contoso, Inc." />
        </label>
        <label>
          Uses
          <input name="maxCreates" type="number" min="0" max="2147483647" placeholder="any" />
        </label>
        <button type="submit">Add</button>
      </form>
    </>
  );
};
