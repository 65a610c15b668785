import { useState } from "preact/hooks";
import type { Fault } from "../src/faults/fault-queue.ts";
import { type FaultTarget, faultTargets } from "./fault-targets.ts";
import { formValues } from "./form-values.ts";
import type { Mock } from "./use-mock.ts";

const describe = ({ times = 1, match, status, delay = 0, afterwards = false }: Fault): string =>
  [
    `${times} ${times === 1 ? "request" : "requests"} of ${match?.operation ?? "any operation"}:`,
    ...(status === undefined ? [] : [`${status}${afterwards ? " after the request took effect" : ""}`]),
    ...(delay > 0 ? [`delayed by ${delay} ms`] : []),
  ].join(" ");

const statusesOf = (operation: string): number[] => {
  const targets = faultTargets.filter((one: FaultTarget) => operation === "" || one.operation === operation);
  return [...new Set(targets.flatMap(({ statuses }) => statuses))].sort((one, other) => one - other);
};

/** The faults that wait for requests, and a form to inject one. */
export const Faults = ({ faults, act }: { faults: Fault[] } & Pick<Mock, "act">) => {
  const [operation, setOperation] = useState("");
  const inject = (event: SubmitEvent) => {
    const { status, times, delay, afterwards } = formValues(event);
    const fault: Fault = {
      times: Number(times),
      ...(operation !== "" && { match: { operation } }),
      ...(status !== undefined && { status: Number(status) }),
      ...(delay !== undefined && { delay: Number(delay) }),
      ...(afterwards !== undefined && { afterwards: true }),
    };
    act(`A fault waits: ${describe(fault)}.`, "POST", "faults", fault);
  };
  return (
    <section>
      <h2>Faults</h2>
      {faults.length === 0 && <p class="empty">None waits.</p>}
      <ul class="rows">
        {faults.map((fault, index) => (
          <li key={index}>{describe(fault)}</li>
        ))}
      </ul>
      {faults.length > 0 && (
        <button type="button" onClick={() => act("No fault waits any more.", "DELETE", "faults")}>
          Clear the faults
        </button>
      )}
      <form onSubmit={inject}>
        <label>
          Operation
          <select value={operation} onChange={(event) => setOperation(event.currentTarget.value)}>
            <option value="">any</option>
            {faultTargets.map((one) => (
              <option key={one.operation}>{one.operation}</option>
            ))}
          </select>
        </label>
        <label>
          Status
          <select name="status">
            <option value="">as usual</option>
            {statusesOf(operation).map((status) => (
              <option key={status}>{status}</option>
            ))}
          </select>
        </label>
        <label>
          Requests
          <input name="times" type="number" min="1" max="1000000" value="1" required />
        </label>
        <label>
          Delay in ms
          <input name="delay" type="number" min="0" max="60000" placeholder="0" />
        </label>
        <label class="check">
          <input name="afterwards" type="checkbox" value="yes" /> after it took effect
        </label>
        <button type="submit">Inject</button>
      </form>
    </section>
  );
};
