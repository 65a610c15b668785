import type { TenantState } from "../src/control/tenants.ts";
import { Codes } from "./codes.tsx";
import { Customers } from "./customers.tsx";
import { kilobytes } from "./kilobytes.ts";
import type { Mock } from "./use-mock.ts";

interface Props extends Pick<Mock, "act"> {
  tenant: TenantState;
  search: string;
  onSearch(search: string): void;
}

/** What one partner has. */
export const TenantDetails = ({ tenant, search, onSearch, act }: Props) => (
  <section>
    <h2>
      Partner <span class="id">{tenant.partner}</span>
    </h2>
    <p class="count">{kilobytes(tenant.bytes)} of changes and responses for retries</p>
    <Customers key={tenant.partner} {...tenant} search={search} onSearch={onSearch} act={act} />
    <Codes {...tenant} act={act} />
  </section>
);
