import type { PartnerState } from "../src/control/partners.ts";
import { Codes } from "./codes.tsx";
import { Customers } from "./customers.tsx";
import { kilobytes } from "./kilobytes.ts";
import type { Mock } from "./use-mock.ts";

interface Props extends Pick<Mock, "act"> {
  state: PartnerState;
  search: string;
  onSearch(search: string): void;
}

/** What one partner has. */
export const PartnerDetails = ({ state, search, onSearch, act }: Props) => (
  <section>
    <h2>
      Partner <span class="id">{state.partner}</span>
    </h2>
    <p class="count">{kilobytes(state.bytes)} of changes and responses for retries</p>
    <Customers key={state.partner} {...state} search={search} onSearch={onSearch} act={act} />
    <Codes {...state} act={act} />
  </section>
);
