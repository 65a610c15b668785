// Leads to the reader's language. The fragment goes along: links to operations from before there were languages hold.
const offered = [...document.querySelectorAll("[data-locale]")];
const languageOf = (code) => code.split("-")[0].toLowerCase();
const find = (wanted) =>
  offered.find(({ dataset }) => dataset.locale.toLowerCase() === wanted.toLowerCase()) ??
  offered.find(({ dataset }) => languageOf(dataset.locale) === languageOf(wanted));
const chosen = navigator.languages.map(find).find(Boolean) ?? offered[0];
location.replace(chosen.href + location.hash);
