import { formValues } from "./form-values.ts";

/** Takes the key of the control API. */
export const KeyForm = ({ onKey }: { onKey(key: string): void }) => (
  <section>
    <h2>Key</h2>
    <form
      onSubmit={(event) => {
        const { key = "" } = formValues(event);
        onKey(key);
      }}
    >
      <label>
        The key of --control-key
        <input name="key" type="password" required autocomplete="current-password" />
      </label>
      <button type="submit">Open</button>
    </form>
  </section>
);
