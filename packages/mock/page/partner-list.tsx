import type { Partners } from "../src/control/partners.ts";
import { formValues } from "./form-values.ts";
import { kilobytes } from "./kilobytes.ts";

const guid = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";

interface Props extends Partners {
  opened: string | undefined;
  search: string;
  onSearch(search: string): void;
  onOpen(partner: string): void;
}

/** The partners that have something of their own, and a way to open any other. */
export const PartnerList = ({ total, partners, opened, search, onSearch, onOpen }: Props) => (
  <section>
    <h2>Partners</h2>
    <label>
      Search by the start of the id
      <input type="search" value={search} onInput={(event) => onSearch(event.currentTarget.value)} />
    </label>
    <p class="count">
      {partners.length === total ? total : `${partners.length} of ${total}`} with something of their own
    </p>
    <ul class="partners">
      {partners.map(({ partner, customers, bytes }) => (
        <li key={partner}>
          <button
            type="button"
            class="link"
            aria-current={partner === opened ? "true" : undefined}
            onClick={() => onOpen(partner)}
          >
            <span class="id">{partner}</span>
            <span>
              {customers} {customers === 1 ? "customer" : "customers"}, {kilobytes(bytes)}
            </span>
          </button>
        </li>
      ))}
    </ul>
    <form
      onSubmit={(event) => {
        const { partner } = formValues(event);
        if (partner !== undefined) onOpen(partner.toLowerCase());
      }}
    >
      <label>
        Another partner
        <input name="partner" required pattern={guid} placeholder="tid of its tokens" />
      </label>
      <button type="submit">Show</button>
    </form>
  </section>
);
