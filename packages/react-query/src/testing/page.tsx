// The page of the browser test: the component of the README, and beside it the synchronous API.

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { Suspense } from "react";
import { createRoot } from "react-dom/client";
import { Customer } from "./customer.tsx";
import { hooks } from "./hooks.ts";

const Synchronous = ({ id }: { id: string }) => {
  const path = { "customer-tenant-id": id };
  const { data } = hooks.useQuery("get", "/v1/customers/{customer-tenant-id}/qualification", { params: { path } });
  const { mutate } = hooks.useMutation("put", "/v1/customers/{customer-tenant-id}/qualification", {
    onSettled: (set) => {
      document.title = `Set ${set}`;
    },
  });
  return (
    <p>
      Synchronous: {data}
      <button type="button" onClick={() => mutate({ params: { path }, body: 1 })}>
        Set Education
      </button>
    </p>
  );
};

const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } });
// What stands in the address: the customers to show.
const ids = new URLSearchParams(location.search).getAll("customer");
const root = document.createElement("main");
document.body.append(root);
createRoot(root).render(
  <QueryClientProvider client={queryClient}>
    {ids.map((id) => (
      <Suspense key={id} fallback={<p>Loading</p>}>
        <article aria-label={id}>
          <Customer id={id} />
          <Synchronous id={id} />
        </article>
      </Suspense>
    ))}
  </QueryClientProvider>,
);
