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

const ofCustomer =
  (writeCall: (request: SampleRequest) => string) =>
  (request: SampleRequest): string => {
    const [customer] = Object.values(request.parameters);
    return `const { qualification } = partner.customers.byId(${literal(customer)});
const result = await qualification.${writeCall(request)};`;
  };

/** The fluent layer's call of each operation. It is hand-written, so an operation need not have one. */
const fluentCalls: Record<string, (request: SampleRequest) => string> = {
  getQualifications: ofCustomer(() => "getQualifications()"),
  createQualifications: ofCustomer(({ body }) => {
    const lines = Object.entries(body as object).map(([name, value]) => `  ${name}: ${literal(value)},\n`);
    return `createQualifications({\n${lines.join("")}})`;
  }),
  getQualification: ofCustomer(() => "get()"),
  updateQualification: ofCustomer((request) => {
    const parameters = [qualificationName(request), ...Object.values(request.query)];
    return `update(${parameters.map(literal).join(", ")})`;
  }),
  getCustomerValidation: ({ parameters }) => {
    const [customer] = Object.values(parameters);
    return `const result = await partner.customers.byId(${literal(customer)}).validations.get();`;
  },
  getValidationCodes: () => "const result = await partner.validations.getValidationCodes();",
};

export const fluentLayer: Language = {
  lang: "typescript",
  label: "TypeScript (fluent)",
  comment: "//",
  write: (request) => {
    const writeCall = fluentCalls[request.operation.id];
    return (
      writeCall &&
      `${setUp("partner", "createPartner")}
${writeCall(request)}
console.log(result);`
    );
  },
};
