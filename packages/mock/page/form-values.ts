/** The texts of the fields of a form that is submitted, without the empty ones. The page itself stays. */
export const formValues = (event: SubmitEvent): Record<string, string> => {
  event.preventDefault();
  const entries = [...new FormData(event.currentTarget as HTMLFormElement)];
  return Object.fromEntries(
    entries.flatMap(([name, value]) => (typeof value === "string" && value !== "" ? [[name, value]] : [])),
  );
};
