// Redoc takes every fragment for a place of its own: what the frame of its page does with fragments, it does by script.

// The reader keeps the operation that is being read when the language is changed.
document.querySelector(".languages").addEventListener("click", ({ target }) => {
  const link = target.closest("a");
  if (link) link.hash = location.hash;
});

document.querySelector(".skip").addEventListener("click", (event) => {
  event.preventDefault();
  document.querySelector("#content").focus();
});

// Paper is light, and Redoc has its colours by class.
addEventListener("beforeprint", () => {
  if (!document.documentElement.classList.replace("dark", "light")) return;
  addEventListener("afterprint", () => document.documentElement.classList.replace("light", "dark"), { once: true });
});
