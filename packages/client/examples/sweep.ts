// Reads the qualifications of thousands of customers, as fast as the service allows. The mock stands for a service that
// throttles: it takes 1,000 requests per second, and rejects more with a `Retry-After` of a second.
import { createPartner, isPartnerError } from "@partner-qualification/client";
import { createMock } from "@partner-qualification/mock";

const mock = createMock({ throttle: 1_000 });
const customers = Array.from({ length: 3_000 }, () => crypto.randomUUID());

const partner = createPartner({
  credential: () => "any-token",
  fetch: mock.fetch,
  maxConcurrency: 32,
  // A sweep has time: the time of a call begins in the queue.
  deadline: Number.POSITIVE_INFINITY,
  onEvent: (event) => {
    if (event.type !== "throttle") return;
    console.log(`Throttled: waiting ${event.delay} ms, then ${event.rate.toFixed()} requests per second, slowly more`);
  },
});

const results = await Promise.allSettled(
  customers.map((id) => partner.customers.byId(id).qualification.getQualifications()),
);
for (const result of results) {
  // One customer that cannot be read does not end the sweep.
  if (result.status === "rejected" && isPartnerError(result.reason)) console.log(result.reason.message);
}
const read = results.filter(({ status }) => status === "fulfilled").length;
console.log(`${read} of ${customers.length} customers read`);
