/** What a page of the tests shows: facts of a revision, in words of our own. */
export interface PageParts {
  title?: string;
  /** `MM/DD/YYYY`, as the repositories of the documents write it. */
  date?: string;
  locale?: string;
  prose?: string;
  /** The cells of a row of the request syntax. */
  syntax?: [method: string, uri: string];
  /** Rows of a table, the first with its headings. */
  table?: string[][];
  /** The messages, each in code of its own. */
  messages?: string[];
}

const row = (cells: string[]) => `| ${cells.join(" | ")} |`;

const printTable = ([headings = [], ...rows]: string[][]) =>
  [row(headings), row(headings.map(() => "---")), ...rows.map(row)].join("\n");

/** Builds a page in the Markdown of the repositories. */
export const buildPage = (parts: PageParts): string => {
  const { title = "A page", date, locale, prose = "", syntax, table, messages = [] } = parts;
  const front = [...(date ? [`ms.date: ${date}`] : []), ...(locale ? [`ms.contentlocale: ${locale}`] : [])];
  return [
    ["---", `title: ${title}`, ...front, "---"].join("\n"),
    `# ${title}`,
    prose,
    ...(syntax
      ? [
          printTable([
            ["Method", "Request URI"],
            [`**${syntax[0]}**`, syntax[1]],
          ]),
        ]
      : []),
    ...(table ? [printTable(table)] : []),
    ...messages.map((message) => `\`\`\`http\n${message}\n\`\`\``),
    "",
  ].join("\n\n");
};

const ids = `MS-CorrelationId: 7d2456fd-2d79-46d0-9f8e-5d7ecd5f8745
MS-RequestId: 037db222-6d8e-4d7f-ba78-df3dca33fb68`;

/** A request as the pages print it. */
export const request = (line: string, body = ""): string =>
  `${line} HTTP/1.1\nAuthorization: Bearer <token>\nAccept: application/json\n${ids}${body && `\n\n${body}`}`;

/** A response as the pages print it: with a length of another one, and without an empty line. */
export const response = (body: string, status = "200 OK"): string =>
  `HTTP/1.1 ${status}\nContent-Length: 14\nContent-Type: application/json\n${ids}\n${body}`;

export const customers = "https://api.partnercenter.microsoft.com/v1/customers";
