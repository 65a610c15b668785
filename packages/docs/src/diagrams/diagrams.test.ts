import { createMock } from "@partner-qualification/mock";
import { description, listSchemas, locales, operations } from "@partner-qualification/openapi";
import { describe, expect, it } from "vitest";
import type { Diagram } from "./diagram.ts";
import { type DiagramName, diagrams, diagramsOfGuides, renderDiagram } from "./index.ts";
import { isClear } from "./is-clear.ts";
import { layOut, phoneWidth, sizes } from "./layout.ts";
import { readLabels } from "./render.ts";
import { statesDiagram } from "./states.ts";

const names = Object.keys(diagrams) as DiagramName[];
const all = locales.flatMap(({ code }) => names.map((name) => ({ code, name })));
const diagramOf = (name: DiagramName): Diagram => diagrams[name];

describe("a diagram", () => {
  it.each(all)(
    "$name in $code has a title, a text alternative and every label, in no color of its own",
    ({ code, name }) => {
      const svg = renderDiagram(name, code);
      const { title, description: alternative } = readLabels(code).diagrams[name];
      expect(svg).toContain(`<title id="diagram-${name}-title">${title}</title>`);
      expect(svg).toContain(`>${alternative}</desc>`);
      expect(svg).toContain(`aria-labelledby="diagram-${name}-title diagram-${name}-description"`);
      expect(svg).toContain(`lang="${code}"`);
      const { nodes, edges } = diagramOf(name);
      expect(svg.match(/<text /g)).toHaveLength(Object.keys(nodes).length + edges.filter(({ label }) => label).length);
      // A page's policy allows neither styles nor scripts in it.
      expect(svg).not.toMatch(/<style|style=|<script|NaN|undefined/);
    },
  );

  it.each(all)("$name in $code has no boxes that overlap or leave the picture", ({ code, name }) => {
    const { width, height, nodes, edges } = layOut(diagramOf(name), readLabels(code).words, code);
    // What stands at an edge keeps its whole line, and the fonts of a reader may be wider.
    const corner = (x: number, y: number) => ({ x, y, width: 0, height: 0 });
    const points = edges.flatMap((edge) => edge.points.map(({ x, y }) => corner(x, y)));
    for (const part of [...nodes, ...edges.flatMap(({ label }) => label ?? []), ...points]) {
      expect(part.x - part.width / 2).toBeGreaterThanOrEqual(sizes.margin);
      expect(part.y - part.height / 2).toBeGreaterThanOrEqual(sizes.margin);
      expect(part.x + part.width / 2).toBeLessThanOrEqual(width - sizes.margin);
      expect(part.y + part.height / 2).toBeLessThanOrEqual(height - sizes.margin);
    }
    nodes.forEach((one, index) => {
      for (const other of nodes.slice(index + 1)) {
        const isBeside = Math.abs(one.x - other.x) >= (one.width + other.width) / 2;
        const isBelow = Math.abs(one.y - other.y) >= (one.height + other.height) / 2;
        expect(isBeside || isBelow, `${one.lines} and ${other.lines}`).toBe(true);
      }
    });
    // A phone shows it whole, with words that can be read.
    expect(width).toBeLessThanOrEqual(phoneWidth);
  });

  it("has room for a line that leaves its boxes at the right", () => {
    const edges = [{ from: "only", to: "only" }];
    const layout = layOut({ nodes: { only: "step" }, edges }, { only: "One" }, "en-US");
    const right = Math.max(...layout.edges.flatMap(({ points }) => points.map(({ x }) => x)));
    expect(right).toBeGreaterThan((layout.nodes[0]?.x ?? Number.NaN) + (layout.nodes[0]?.width ?? 0) / 2);
    expect(right).toBeLessThanOrEqual(layout.width - sizes.margin);
  });

  it.each(all)("$name in $code has room for the words beside its lines", ({ code, name }) => {
    expect(isClear(layOut(diagramOf(name), readLabels(code).words, code))).toBe(true);
  });

  it("says which label is missing", () => {
    expect(() => layOut(diagrams.states, {}, "de-DE")).toThrow(
      "diagrams/labels/de-DE.yaml has no 'requestEducation'. Add it.",
    );
  });

  it("belongs to guides that are there, and each is in one or leads there", () => {
    expect(new Set(Object.values(diagramsOfGuides).flat())).toEqual(new Set(names));
  });
});

it("of states is that of the spec: a changed transition is drawn", () => {
  const changed = structuredClone(description["x-state-machine"]);
  const denial = changed.transitions.find(({ event }) => event === "deny");
  if (denial) denial.to = "unqualified";
  const { edges } = statesDiagram(changed);
  expect(edges).toContainEqual({ from: "inReview", to: "none", label: "microsoftDenies" });
  expect(diagramOf("states").edges).not.toContainEqual({ from: "inReview", to: "none", label: "microsoftDenies" });
});

describe("the labels", () => {
  const english = readLabels("en-US");
  it.each(locales)("of $code are those of the English, and each is used", ({ code }) => {
    const { words, diagrams: titles } = readLabels(code);
    expect(Object.keys(words)).toEqual(Object.keys(english.words));
    expect(Object.keys(titles)).toEqual(names);
    const used = names.flatMap((name) => [
      ...Object.keys(diagramOf(name).nodes),
      ...diagramOf(name).edges.flatMap(({ label = [] }) => label),
    ]);
    expect(new Set(Object.keys(words))).toEqual(new Set(used));
  });

  it.each(locales)("of $code name the states and the codes of the spec", ({ code }) => {
    const { words } = readLabels(code);
    const vetted = listSchemas(description).find(({ componentName }) => componentName === "VettedQualification");
    const states = vetted?.properties?.vettingStatus?.["x-extensible-enum"] ?? [];
    expect([words.inReview, words.approved, words.denied]).toEqual(states);
    const codeOf = (status: number, name: string) => {
      const [operation] = operations.filter(({ id }) => id === "createQualifications");
      return (operation?.responses[status]?.body?.examples[name]?.value as { code?: string } | undefined)?.code ?? "?";
    };
    expect(words.status400).toContain(codeOf(400, "invalidProperty"));
    expect(words.status403).toContain(codeOf(403, "authorizationFailed"));
    expect(words.status401).toContain(codeOf(401, "mfaRequired"));
  });
});

const customer = "https://api.partnercenter.microsoft.com/v1/customers/65543400-f8b0-4783-8530-6d35ab8c6801";

/** Requests qualifications of one customer, and returns the statuses of the responses. */
const request = async (...qualifications: string[]): Promise<number[]> => {
  const mock = createMock({ vetting: "approve" });
  const details = { Education: { educationSegment: "K12" }, GovernmentCommunityCloud: { validationCode: "12345" } };
  const statuses: number[] = [];
  for (const qualification of qualifications) {
    const body = { qualification, ...(details as Record<string, object>)[qualification] };
    const response = await mock.fetch(
      new Request(`${customer}/qualifications`, {
        method: "POST",
        headers: { Authorization: "Bearer any", "Content-Type": "application/json" },
        body: JSON.stringify(body),
      }),
    );
    statuses.push(response.status);
  }
  return statuses;
};

describe("the mock agrees with the diagram", () => {
  it.each(diagrams.combinations.edges)("of combinations: $from and $to", async ({ from, to, excluded }) => {
    const expected = [201, excluded ? 409 : 201];
    expect(await request(from, to)).toEqual(expected);
    expect(await request(to, from)).toEqual(expected);
  });

  it("of combinations: each pair of qualifications is in it", () => {
    const { nodes, edges } = diagrams.combinations;
    const pairs = edges.map(({ from, to }) => [from, to].sort().join());
    expect(Object.keys(nodes).sort()).toEqual(["Education", "GovernmentCommunityCloud", "StateOwnedEntity"]);
    expect(new Set(pairs).size).toBe(3);
  });

  it("of states: Education is in review, then approved or denied, and three requests are allowed", async () => {
    const statuses: number[] = [];
    const states: unknown[] = [];
    const mock = createMock({ vetting: "hold" });
    const headers = { Authorization: "Bearer any", "Content-Type": "application/json" };
    const read = async () => {
      const response = await mock.fetch(new Request(`${customer}/qualifications`, { headers }));
      for (const { vettingStatus } of (await response.json()) as { vettingStatus: string }[])
        states.push(vettingStatus);
    };
    for (let attempt = 1; attempt <= 4; attempt++) {
      const body = JSON.stringify({ qualification: "Education", educationSegment: "K12" });
      const response = await mock.fetch(new Request(`${customer}/qualifications`, { method: "POST", headers, body }));
      statuses.push(response.status);
      await read();
      if (response.ok) {
        const id = customer.split("/").at(-1) ?? "";
        mock.control.decideVetting({ customer: id, vettingStatus: "Denied", vettingReason: "Not an Academic Domain" });
      }
    }
    expect(statuses).toEqual([201, 201, 201, 403]);
    expect(states).toEqual(["InReview", "InReview", "InReview", "Denied"]);
  });
});
