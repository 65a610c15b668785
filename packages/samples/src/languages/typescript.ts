import { description, resolve } from "@partner-qualification/openapi";
import type { SampleRequest } from "../sample-request.ts";
import type { Language } from "./language.ts";
import { literalWriter } from "./literal.ts";

const literal = literalWriter({
  braces: ["{ ", " }"],
  property: (name) => (/^[a-z_$][\w$]*$/i.test(name) ? name : JSON.stringify(name)),
});

const clientPackage = literal("@partner-qualification/client");

/** The lines that make a client or a partner. */
const made = (name: string, factory: string) => `import { ${factory}, servers } from ${clientPackage};

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
  write: (request) => `${made("client", "createClient")}
const { data, error } = await client.${request.operation.method}("${request.operation.path}"${init(request)});
if (error) throw error;
console.log(data);`,
};

/** The name of a qualification that the synchronous contract knows by its integer. */
const qualificationName = (integer: unknown): unknown => {
  const { SynchronousQualificationRequest: schema = {} } = description.components.schemas ?? {};
  const variants = resolve(schema).oneOf?.map((variant) => resolve(variant));
  return variants?.find((variant) => variant.const === integer)?.title;
};

/** The method of `qualification`, with its arguments, that makes the call of an operation. */
const methods: Record<string, (request: SampleRequest) => string> = {
  getQualifications: () => "getQualifications()",
  createQualifications: ({ body }) => {
    const lines = Object.entries(body as object).map(([name, value]) => `  ${name}: ${literal(value)},\n`);
    return `createQualifications({\n${lines.join("")}})`;
  },
  getQualification: () => "get()",
  updateQualification: ({ body, query }) =>
    `update(${[qualificationName(body), ...Object.values(query)].map(literal).join(", ")})`,
};

const fluentCall = (request: SampleRequest): string => {
  const { operation, parameters } = request;
  const [customer] = Object.values(parameters);
  if (customer === undefined) return `const answer = await partner.validations.${operation.id}();`;
  const method = methods[operation.id];
  // What else a customer has is named for its path, and read with `get`.
  if (!method) {
    const resource = operation.path.split("/").at(-1);
    return `const answer = await partner.customers.byId(${literal(customer)}).${resource}.${operation.method.toLowerCase()}();`;
  }
  return `const { qualification } = partner.customers.byId(${literal(customer)});
const answer = await qualification.${method(request)};`;
};

export const fluentLayer: Language = {
  lang: "typescript",
  label: "TypeScript (fluent)",
  comment: "//",
  write: (request) => `${made("partner", "createPartner")}
${fluentCall(request)}
console.log(answer);`,
};
