// Closes the menu of the page when its reader turns to something else, as the menu of its sections closes.
for (const menu of document.querySelectorAll<HTMLDetailsElement>(".page-actions details")) {
  const close = ({ target }: Event) => {
    if (target instanceof Node && !menu.contains(target)) menu.open = false;
  };
  addEventListener("click", close);
  addEventListener("focusin", close);
  addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || !menu.open) return;
    const hasFocus = menu.contains(document.activeElement);
    menu.open = false;
    if (hasFocus) menu.querySelector("summary")?.focus();
  });
}

export {};
