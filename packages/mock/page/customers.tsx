import { useState } from "preact/hooks";
import type { PartnerState } from "../src/control/partners.ts";
import type { HeldQualification } from "../src/state/types.ts";
import type { Mock } from "./use-mock.ts";

interface HeldProps extends Pick<Mock, "act"> {
  partner: string;
  customer: string;
  held: HeldQualification;
}

/** One qualification of a customer; the vetting of Education can be decided. */
const Held = ({ partner, customer, held, act }: HeldProps) => {
  const { qualification, vettingStatus, vettingReason } = held;
  const [reason, setReason] = useState("");
  const decide = (vettingStatus: "Approved" | "Denied") =>
    act(`${customer}: Education ${vettingStatus}.`, "POST", "vetting", {
      ...{ partner, customer, vettingStatus },
      ...(vettingStatus === "Denied" && reason !== "" && { vettingReason: reason }),
    });
  return (
    <div class="held">
      <p>
        {qualification} {vettingStatus !== undefined && <span class={`badge ${vettingStatus}`}>{vettingStatus}</span>}{" "}
        {vettingReason}
      </p>
      {qualification === "Education" && (
        <div class="actions">
          {vettingStatus !== "Approved" && (
            <button type="button" aria-label={`Approve Education of ${customer}`} onClick={() => decide("Approved")}>
              Approve
            </button>
          )}
          {vettingStatus !== "Denied" && (
            <>
              <button type="button" aria-label={`Deny Education of ${customer}`} onClick={() => decide("Denied")}>
                Deny
              </button>
              <input
                aria-label={`Reason to deny Education of ${customer}`}
                placeholder="reason to deny"
                maxLength={1000}
                value={reason}
                onInput={(event) => setReason(event.currentTarget.value)}
              />
            </>
          )}
        </div>
      )}
    </div>
  );
};

interface Props extends PartnerState, Pick<Mock, "act"> {
  search: string;
  onSearch(search: string): void;
}

/** The customers of a partner, with their qualifications. */
export const Customers = ({ partner, customers, total, search, onSearch, act }: Props) => {
  const shown = Object.entries(customers);
  return (
    <>
      <h3>Customers</h3>
      <label>
        Search by the start of the id
        <input type="search" value={search} onInput={(event) => onSearch(event.currentTarget.value)} />
      </label>
      {total === 0 && <p class="empty">None. A customer is here once it has a qualification.</p>}
      {shown.length < total && (
        <p class="count">
          {shown.length} of {total}
        </p>
      )}
      <ul class="rows">
        {shown.map(([id, held]) => (
          <li key={id}>
            <h4 class="id">{id}</h4>
            {held.length === 0 && <p>No qualification</p>}
            {held.map((one) => (
              <Held key={one.qualification} partner={partner} customer={id} held={one} act={act} />
            ))}
          </li>
        ))}
      </ul>
    </>
  );
};
