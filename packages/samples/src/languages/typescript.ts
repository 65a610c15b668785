import type { SampleRequest } from "../sample-request.ts";
import type { Language } from "./language.ts";
import { literalWriter } from "./literal.ts";

const literal = literalWriter({
  braces: ["{ ", " }"],
  property: (name) => (/^[a-z_$][\w$]*$/i.test(name) ? name : JSON.stringify(name)),
});

const clientPackage = literal("@partner-qualification/client");

/** Writes the lines that create a client or a partner. */
const setUp = (name: string, factory: string) => `import { ${factory}, servers } from ${clientPackage};

const { PARTNER_CENTER_TOKEN: token, PARTNER_CENTER_URL: baseUrl = servers.global } = process.env;
if (!token) throw new Error("Set PARTNER_CENTER_TOKEN to an access token.");

const ${name} = ${factory}({ credential: () => token, baseUrl });`;

const init = ({ parameters, query, body }: SampleRequest): string => {
  const params = Object.entries({ path: parameters, query }).filter(([, values]) => Object.keys(values).length > 0);
  const lines = [
    ...(params.length > 0 ? [`  params: ${literal(Object.fromEntries(params))},\n`] : []),
    ...(body === undefined ? [] : [`  body: ${literal(body)},\n`]),
  ];
  return lines.length > 0 ? `, {\n${lines.join("")}}` : "";
};

export const clientByPath: Language = {
  lang: "typescript",
  label: "TypeScript",
  comment: "//",
  write: (request) => `${setUp("client", "createClient")}
const { data, error } = await client.${request.operation.method}("${request.operation.path}"${init(request)});
if (error) throw error;
console.log(data);`,
};

/** The name of a qualification that the synchronous API identifies by its integer. */
const qualificationName = ({ operation, body }: SampleRequest): string | undefined =>
  operation.requestBody?.schema.oneOf?.find((variant) => variant.const === body)?.title;

/** What the method is called with: the body, an object with a line for each property, and the query. */
const argumentsOf = (request: SampleRequest): string => {
  const { body, query } = request;
  const values = Object.values(query).map(literal);
  if (body === undefined) return values.join(", ");
  if (typeof body !== "object" || body === null)
    return [literal(qualificationName(request) ?? body), ...values].join(", ");
  const lines = Object.entries(body).map(([name, value]) => `  ${name}: ${literal(value)},\n`);
  return [`{\n${lines.join("")}}`, ...values].join(", ");
};

/** The call of a method of the fluent layer; the object of one customer has a line of its own. */
const fluentCall = (method: string, request: SampleRequest): string => {
  const called = method.replace(/\(([\w-]+)\)/g, (_, name: string) => `(${literal(request.parameters[name])})`);
  const [, owner, group, own] = /^(.*\))\.(\w+)\.(\w+)$/.exec(called) ?? [];
  if (owner === undefined) return `const result = await partner.${called}(${argumentsOf(request)});`;
  return `const { ${group} } = partner.${owner};
const result = await ${group}.${own}(${argumentsOf(request)});`;
};

export const fluentLayer: Language = {
  lang: "typescript",
  label: "TypeScript (fluent)",
  comment: "//",
  write: (request) => {
    // The fluent layer is hand-written, so an operation need not have a method there.
    const { clientMethod } = request.operation;
    return (
      clientMethod &&
      `${setUp("partner", "createPartner")}
${fluentCall(clientMethod, request)}
console.log(result);`
    );
  },
};
