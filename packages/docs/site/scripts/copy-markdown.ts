// Copies the page as Markdown, which stands beside it.
for (const button of document.querySelectorAll<HTMLButtonElement>("button[data-markdown]")) {
  button.disabled = false;
  button.addEventListener("click", async () => {
    const response = await fetch(button.dataset.markdown ?? "");
    await navigator.clipboard.writeText(await response.text());
    const words = button.textContent;
    button.textContent = button.dataset.copied ?? words;
    setTimeout(() => {
      button.textContent = words;
    }, 2_000);
  });
}

export {};
