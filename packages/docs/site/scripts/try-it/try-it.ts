// The form of each operation that sends a request to a mock.

import { atAddress, inPage, originOf, type Send, type SentRequest } from "./send-request.ts";
import { tieExamples } from "./tie-examples.ts";

const key = "mock-address";
const sendInPage = inPage();

const wire = (form: HTMLFormElement): void => {
  const part = <T extends HTMLElement>(name: string) => form.querySelector<T>(`[data-part="${name}"]`);
  const [status, output, light] = [part("status"), part("output"), part("light")];
  const [address, example] = [part<HTMLInputElement>("address"), part<HTMLSelectElement>("example")];
  const body = part<HTMLTextAreaElement>("body");
  const atAddressChosen = () => new FormData(form).get("mock") === "address";

  const show = (line: string, text = "") => {
    if (status) status.textContent = line;
    if (output) output.textContent = text;
    if (output) output.hidden = text === "";
  };
  const pretty = (text: string) => {
    try {
      return JSON.stringify(JSON.parse(text.replace(/^\uFEFF/, "")), null, 2);
    } catch {
      return text;
    }
  };

  /** Where requests go; undefined for an address that is not a mock's. */
  const target = (): Send | undefined => {
    if (!atAddressChosen()) return sendInPage;
    const origin = originOf(address?.value ?? "");
    if (origin) localStorage.setItem(key, origin);
    return origin === undefined ? undefined : atAddress(origin);
  };

  // What was sent before the last request, and arrives after it, is not shown.
  let sent = 0;

  const setLight = (isMock: boolean) => light?.setAttribute("data-light", isMock ? "ready" : "unreachable");

  const send = async (request: SentRequest): Promise<void> => {
    const chosen = target();
    if (!chosen) return show(form.dataset.notAMock ?? "");
    show(form.dataset.loading ?? "");
    const turn = ++sent;
    const response = await chosen(request).catch(() => undefined);
    if (turn !== sent) return;
    setLight(response?.isFromMock ?? false);
    if (response) show(String(response.status), pretty(response.text));
    else show(form.dataset.unreachable ?? "");
  };

  /** The request that the fields make. */
  const requestOf = (): SentRequest => {
    const fields = [...form.querySelectorAll<HTMLInputElement>("input[data-in]")];
    const valuesIn = (place: string) => fields.filter((field) => field.dataset.in === place && field.value !== "");
    const path = valuesIn("path").reduce(
      (text, { name, value }) => text.replace(`{${name}}`, encodeURIComponent(value)),
      form.dataset.path ?? "",
    );
    const query = new URLSearchParams(valuesIn("query").map(({ name, value }) => [name, value])).toString();
    return {
      method: form.dataset.method ?? "GET",
      path: query ? `${path}?${query}` : path,
      headers: { Authorization: "Bearer made-up-token", ...(body && { "Content-Type": "application/json" }) },
      ...(body && { body: body.value }),
    };
  };

  if (address) address.value = originOf(localStorage.getItem(key) ?? "") ?? address.value;
  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void send(requestOf());
  });
  if (example && body)
    tieExamples(example, (json) => {
      body.value = json;
    });
  const control = (name: string, request: SentRequest) =>
    part(name)?.addEventListener("click", () => void send(request));
  control("reset", { method: "POST", path: "/__mock/reset", headers: {} });
  control("state", { method: "GET", path: "/__mock/state", headers: {} });
  form.addEventListener("change", async () => {
    light?.removeAttribute("data-light");
    const turn = ++sent;
    const origin = atAddressChosen() ? originOf(address?.value ?? "") : undefined;
    if (!origin) return;
    show("");
    // No path of the API, so that nothing but the log of the mock shows this request.
    const response = await atAddress(origin)({ method: "GET", path: "/v1/", headers: {} }).catch(() => undefined);
    if (turn !== sent) return;
    setLight(response?.isFromMock ?? false);
    if (!response?.isFromMock) show(form.dataset[response ? "notAMock" : "unreachable"] ?? "");
  });
};

for (const form of document.querySelectorAll<HTMLFormElement>("form.try-it")) wire(form);
