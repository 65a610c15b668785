import { randomUUID } from "node:crypto";
import { Agent, request } from "node:http";
import { createRandom } from "../../src/faults/failure-rate.ts";
import type { Replica } from "./replicas.ts";

interface Sent {
  method: string;
  path: string;
  token: string;
  body?: string;
}

/** The partners of a load: what each has been granted is kept, to be compared at the end. */
export interface Partners {
  /** How many changes were confirmed. */
  readonly confirmed: number;
  /** Sends one request of any partner; returns its status, 0 for none. */
  sendOne(): Promise<number>;
  /** Reads all customers of which a change was confirmed; returns what is not there. */
  findLost(): Promise<string[]>;
}

// As in the integration sandbox.
const customersPerPartner = 75;
const seed = 20_261_121;
const idOf = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;
const pathOf = (customer: number) => `/v1/customers/${idOf(customer)}/qualifications`;
const qualifications = ["StateOwnedEntity", "Education"];

/** What the documents do not allow: each must be rejected, and change nothing. */
const garbage: Omit<Sent, "token">[] = [
  { method: "POST", path: pathOf(0), body: "{" },
  { method: "POST", path: pathOf(0), body: '{"qualification":"None"}' },
  { method: "PUT", path: "/v1/customers/x/qualification", body: "9" },
  { method: "DELETE", path: pathOf(0) },
  { method: "GET", path: "/v1/nothing/%zz" },
];

/** Makes the partners of a load, whose requests go to all replicas in turn. */
export const createPartners = (count: number, replicas: readonly Replica[]): Partners => {
  const random = createRandom(seed);
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const granted = new Map<string, Set<string>>();
  let [turn, confirmed] = [0, 0];

  const send = ({ method, path, token, body }: Sent): Promise<{ status: number; text: string }> =>
    new Promise((resolve) => {
      turn += 1;
      const url = `${replicas[turn % replicas.length]?.url}${path}`;
      const headers = {
        ...{ Authorization: `Bearer ${token}`, "MS-RequestId": randomUUID() },
        ...(body !== undefined && { "Content-Type": "application/json", "Content-Length": Buffer.byteLength(body) }),
      };
      const lost = () => resolve({ status: 0, text: "" });
      const sent = request(url, { method, headers, agent }, (response) => {
        let text = "";
        response.setEncoding("utf8").on("data", (chunk: string) => {
          text += chunk;
        });
        response.on("end", () => resolve({ status: response.statusCode ?? 0, text })).on("error", lost);
      });
      sent.on("error", lost).end(body);
    });

  const write = async (token: string): Promise<number> => {
    const customer = Math.floor(random() * customersPerPartner);
    const qualification = qualifications[Math.floor(random() * qualifications.length)] ?? "";
    const body = JSON.stringify({ qualification, ...(qualification === "Education" && { educationSegment: "K12" }) });
    const { status } = await send({ method: "POST", path: pathOf(customer), token, body });
    if (status === 201) {
      confirmed += 1;
      const key = `${token} ${customer}`;
      granted.set(key, (granted.get(key) ?? new Set()).add(qualification));
    }
    return status;
  };

  return {
    get confirmed() {
      return confirmed;
    },
    async sendOne() {
      const token = `partner ${Math.floor(random() * count)}`;
      const kind = random();
      if (kind < 0.3) return write(token);
      const odd = garbage[Math.floor(random() * garbage.length)];
      if (kind < 0.4 && odd) return (await send({ ...odd, token })).status;
      const path = kind < 0.6 ? "/v1/customers/all/validations" : pathOf(Math.floor(random() * customersPerPartner));
      return (await send({ method: "GET", path, token })).status;
    },
    async findLost() {
      const lost: string[] = [];
      const check = async ([key, expected]: [string, Set<string>]) => {
        const [, token = "", customer] = /^(.*) (\d+)$/.exec(key) ?? [];
        const { status, text } = await send({ method: "GET", path: pathOf(Number(customer)), token });
        const found = status === 200 ? JSON.parse(text).map((one: { qualification: string }) => one.qualification) : [];
        for (const one of expected) if (!found.includes(one)) lost.push(`${one} of customer ${customer} of ${token}`);
      };
      const entries = [...granted];
      while (entries.length > 0) await Promise.all(entries.splice(0, 100).map(check));
      agent.destroy();
      return lost;
    },
  };
};
