// Opens the search from within a page.
const search = document.querySelector<HTMLButtonElement>("site-search button[data-open-modal]");
for (const button of document.querySelectorAll<HTMLButtonElement>("button[data-open-search]")) {
  button.disabled = false;
  button.addEventListener("click", (event) => {
    // The dialog closes on a click outside of it, as this one is.
    event.stopPropagation();
    search?.click();
  });
}

export {};
