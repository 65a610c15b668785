import { ConfirmButton } from "./confirm-button.tsx";
import { formValues } from "./form-values.ts";
import type { Mock } from "./use-mock.ts";

/** The mock's time, how to move it, and the way back to the start. */
export const Clock = ({ now, act }: { now: string } & Pick<Mock, "act">) => (
  <section>
    <h2>Clock</h2>
    <p>
      <time dateTime={now}>{now.replace("T", " ").replace(/(?:\.\d+)?Z$/, " UTC")}</time>
    </p>
    <form
      onSubmit={(event) => {
        const { advance } = formValues(event);
        act(`The clock is ${advance} ahead.`, "POST", "clock", { advance });
      }}
    >
      <label>
        Move ahead by
        <select name="advance">
          <option value="PT5S">5 seconds</option>
          <option value="PT1M">1 minute</option>
          <option value="PT1H">1 hour</option>
          <option value="P1D">1 day</option>
          <option value="P30D">30 days</option>
        </select>
      </label>
      <button type="submit">Move</button>
    </form>
    <ConfirmButton
      label="Reset the mock"
      question="All partners go back to the seed; the clock, the faults and the requests are cleared, too."
      onConfirm={() => act("The mock is back at its start.", "POST", "reset")}
    />
  </section>
);
