import type { Call } from "../src/journal/journal-entry.ts";

const reasonOf = ({ effect, error }: Call): string => [effect, error].filter((part) => part !== undefined).join(": ");

/** The last requests, each with the reason of its response. */
export const Requests = ({ calls, onOpen }: { calls: Call[]; onOpen(partner: string): void }) => (
  <section>
    <h2>Last requests</h2>
    {calls.length === 0 && <p class="empty">None yet.</p>}
    <ol class="rows calls">
      {calls.map((call) => {
        const { time, method, path, status, ms, partner, requestId } = call;
        return (
          <li key={`${requestId} ${time}`}>
            <p>
              <span class={`badge ${status < 400 ? "Approved" : "Denied"}`}>{status}</span> <strong>{method}</strong>{" "}
              <span class="id">{path}</span>
            </p>
            {reasonOf(call) !== "" && <p>{reasonOf(call)}</p>}
            <p class="small">
              <time dateTime={time}>{time.slice(11, 19)}</time>, {ms} ms
              {partner !== undefined && (
                <>
                  ,{" "}
                  <button type="button" class="link" onClick={() => onOpen(partner)}>
                    partner <span class="id">{partner}</span>
                  </button>
                </>
              )}
            </p>
          </li>
        );
      })}
    </ol>
  </section>
);
