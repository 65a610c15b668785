// Shows Scalar's console for the mock at the address that the reader has set, and keeps the page from any other.

const byDefault = "http://127.0.0.1:4010";
const description = JSON.parse(document.querySelector("#description").textContent);
const services = description.servers.map(({ url }) => new URL(url).hostname);
const [form, field, problem] = ["form#mock", "#address", "#problem"].map((found) => document.querySelector(found));

/**
 * The origin of an address; undefined for one that is not a mock's. A policy must name one host, so that characters with a
 * meaning of their own there (a wildcard, a separator) are not taken, nor an address of IPv6, which a policy cannot name.
 */
const originOf = (address) => {
  if (!URL.canParse(address)) return undefined;
  const { protocol, hostname, origin } = new URL(address);
  return /^https?:$/.test(protocol) && /^[a-z\d.-]+$/.test(hostname) && !services.includes(hostname.replace(/\.$/, ""))
    ? origin
    : undefined;
};

const address = originOf(localStorage.getItem("mock-address") ?? "") ?? byDefault;
field.value = address;
form.addEventListener("submit", (event) => {
  event.preventDefault();
  const origin = originOf(field.value.trim());
  if (!origin) {
    problem.textContent = `This is not the address of a mock. Give one such as ${byDefault}.`;
    return;
  }
  localStorage.setItem("mock-address", origin);
  location.reload();
});
form.addEventListener("reset", () => {
  localStorage.removeItem("mock-address");
  location.reload();
});

// The policy in the page has to allow every address that a reader may set; this one leaves the one that was.
const policy = document.createElement("meta");
policy.httpEquiv = "Content-Security-Policy";
policy.content = `connect-src ${address}`;
document.head.append(policy);

Scalar.createApiReference("#console", {
  content: { ...description, servers: [{ url: address, description: "The mock" }] },
  authentication: {
    preferredSecurityScheme: "bearer",
    securitySchemes: { bearer: { token: "any-token" } },
  },
  forceDarkModeState: matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light",
  hideDarkModeToggle: true,
  defaultOpenAllTags: true,
  // Nothing here leads to a service of Scalar's.
  withDefaultFonts: false,
  telemetry: false,
  agent: { disabled: true },
  mcp: { disabled: true },
  hideClientButton: true,
  showDeveloperTools: "never",
  documentDownloadType: "none",
  // The reference has these.
  hideModels: true,
  hiddenClients: true,
});
