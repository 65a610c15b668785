import { useState } from "preact/hooks";
import type { View } from "./api.ts";
import { Clock } from "./clock.tsx";
import { Faults } from "./faults.tsx";
import { KeyForm } from "./key-form.tsx";
import { PartnerDetails } from "./partner-details.tsx";
import { PartnerList } from "./partner-list.tsx";
import { Requests } from "./requests.tsx";
import { type Connection, useMock } from "./use-mock.ts";

const states: Record<Connection, string> = {
  connecting: "Connecting …",
  live: "Live",
  lost: "Connection lost, retrying …",
  locked: "A key is needed",
};

/** The whole page. */
export const App = () => {
  const [view, setView] = useState<View>({ search: "", customer: "" });
  const open = (partner: string) => setView({ ...view, partner, customer: "" });
  const mock = useMock(view);
  const { connection, snapshot, problem, notice, act } = mock;
  return (
    <>
      <header>
        <h1>Mock of customer qualifications</h1>
        <p class={`connection ${connection}`} role="status">
          {states[connection]}
        </p>
      </header>
      <main>
        <div role="alert">{problem !== undefined && <p class="problem">{problem}</p>}</div>
        <div role="status">{notice !== undefined && <p class="notice">{notice}</p>}</div>
        {connection === "locked" && <KeyForm onKey={mock.unlock} />}
        {snapshot && connection !== "locked" && (
          <div class="columns">
            <div>
              <Clock now={snapshot.now} act={act} />
              <PartnerList
                {...snapshot.partners}
                opened={view.partner}
                search={view.search}
                onSearch={(search) => setView({ ...view, search })}
                onOpen={open}
              />
            </div>
            <div>
              {snapshot.opened ? (
                <PartnerDetails
                  state={snapshot.opened}
                  search={view.customer}
                  onSearch={(customer) => setView({ ...view, customer })}
                  act={act}
                />
              ) : (
                <section>
                  <h2>Partner</h2>
                  <p class="empty">Choose a partner to see its codes and customers.</p>
                </section>
              )}
              <Requests calls={snapshot.calls} onOpen={open} />
              <Faults faults={snapshot.faults} act={act} />
            </div>
          </div>
        )}
      </main>
    </>
  );
};
