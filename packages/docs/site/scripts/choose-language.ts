// Leads to the reader's language. The fragment goes along: links to operations from before there were languages hold.
const offered = [...document.querySelectorAll<HTMLAnchorElement>("[data-locale]")];
const languageOf = (code: string) => code.split("-")[0]?.toLowerCase();
const find = (wanted: string) =>
  offered.find(({ dataset }) => dataset.locale?.toLowerCase() === wanted.toLowerCase()) ??
  offered.find(({ dataset }) => languageOf(dataset.locale ?? "") === languageOf(wanted));
const chosen = navigator.languages.map(find).find(Boolean) ?? offered[0];
if (chosen) location.replace(chosen.href + location.hash);

export {};
