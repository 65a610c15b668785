import type { Page } from "@partner-qualification/browser";

/** Collects what goes wrong in a page from now on: requests to other hosts, errors, violations of its policy. */
export const watchPage = (page: Page, origin: string): string[] => {
  const problems: string[] = [];
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(origin) && !url.startsWith("data:")) problems.push(`${page.url()} requests ${url}`);
  });
  page.on("console", (message) => message.type() === "error" && problems.push(`${page.url()}: ${message.text()}`));
  page.on("pageerror", (error) => problems.push(`${page.url()}: ${error.message}`));
  return problems;
};
