// A program: starts so many calls at once with the options of a sweep, waits for all, and prints how many succeeded. Takes
// the origin of a server and the number of calls.
import { createPartner } from "@partner-qualification/client";

const [baseUrl = "", calls = ""] = process.argv.slice(2);
const partner = createPartner({
  baseUrl,
  credential: async () => ({ token: "a-token", expiresOnTimestamp: Number.MAX_SAFE_INTEGER }),
  deadline: Number.POSITIVE_INFINITY,
});
const results = await Promise.allSettled(
  Array.from({ length: Number(calls) }, () => partner.customers.byId(crypto.randomUUID()).qualification.get()),
);
process.stdout.write(JSON.stringify(results.filter(({ status }) => status === "fulfilled").length));
