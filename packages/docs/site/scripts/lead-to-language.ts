// Leads a reader who is lost in a language to the page of that language: a host of files shows the one of the root for
// every address.
for (const { href } of document.querySelectorAll<HTMLAnchorElement>("main a[hreflang]")) {
  const folder = new URL(".", href).href;
  const page = `${folder}404.html`;
  if (location.href.startsWith(folder) && location.origin + location.pathname !== page) location.replace(page);
}

export {};
