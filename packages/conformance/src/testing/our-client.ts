// A program for `client`: calls each operation once with the client of this repository.
import { createClient } from "@partner-qualification/client";

const {
  PARTNER_CENTER_URL = "",
  PARTNER_CENTER_TOKEN = "",
  PARTNER_CENTER_CUSTOMER = "",
  PARTNER_CENTER_CODE = "",
} = process.env;
const client = createClient({ baseUrl: PARTNER_CENTER_URL, credential: () => PARTNER_CENTER_TOKEN });
const path = { "customer-tenant-id": PARTNER_CENTER_CUSTOMER };

const results = await Promise.all([
  client.GET("/v1/customers/all/validations"),
  client.GET("/v1/customers/{customer-tenant-id}/qualification", { params: { path } }),
  client.GET("/v1/customers/{customer-tenant-id}/qualifications", { params: { path } }),
  client.GET("/v1/customers/{customer-tenant-id}/validations", { params: { path } }),
  client.PUT("/v1/customers/{customer-tenant-id}/qualification", {
    params: { path, query: { code: PARTNER_CENTER_CODE } },
    body: 3,
  }),
  client.POST("/v1/customers/{customer-tenant-id}/qualifications", {
    params: { path },
    body: { qualification: "StateOwnedEntity" },
  }),
]);
process.exitCode = results.some(({ error }) => error) ? 1 : 0;
