/**
 * Keeps the choice of an example in the form and those beside the samples the same, and fills in the body that belongs to
 * it. A choice between other examples, such as those of a response, is left alone.
 */
export const tieExamples = (inForm: HTMLSelectElement, fillIn: (json: string) => void): void => {
  const besideSamples = document.querySelectorAll<HTMLSelectElement>("select.choices");
  const has = (choice: HTMLSelectElement, name: string) => [...choice.options].some(({ value }) => value === name);
  const choices = [inForm, ...besideSamples].filter((choice) =>
    [...inForm.options].every(({ value }) => has(choice, value)),
  );
  for (const choice of choices)
    choice.addEventListener("change", () => {
      for (const other of choices) if (has(other, choice.value)) other.value = choice.value;
      fillIn(inForm.selectedOptions[0]?.dataset.json ?? "");
    });
};
