import { hooks } from "./hooks.ts";

export const Customer = ({ id }: { id: string }) => {
  const params = { path: { "customer-tenant-id": id } };
  const { data: codes } = hooks.useSuspenseQuery("get", "/v1/customers/all/validations");
  const { data: education } = hooks.useVetting(id);
  const { mutate, error, isPending } = hooks.useMutation("post", "/v1/customers/{customer-tenant-id}/qualifications");
  return (
    <section>
      <p>Education: {education?.vettingStatus ?? "none"}</p>
      <button
        type="button"
        disabled={isPending}
        onClick={() => mutate({ params, body: { qualification: "Education", educationSegment: "K12" } })}
      >
        Request Education
      </button>
      <ul>
        {codes.map(({ validationId, organizationName, remainingCreates }) => (
          <li key={validationId}>
            {organizationName}: {remainingCreates} left
            <button
              type="button"
              disabled={isPending}
              onClick={() =>
                mutate({ params, body: { qualification: "GovernmentCommunityCloud", validationCode: validationId } })
              }
            >
              Use for Government Community Cloud
            </button>
          </li>
        ))}
      </ul>
      {error && (
        <p role="alert">
          {error.description} ({error.requestId})
        </p>
      )}
    </section>
  );
};
