import type { Page } from "@partner-qualification/browser";

/**
 * Lends tabs to tests that run at once. A tab that has shown a page is fast with another: what was lent is lent again.
 *
 * @param open - opens a new tab.
 * @returns calls a function with a tab.
 */
export const lendTabs = (open: () => Promise<Page>): ((use: (page: Page) => Promise<void>) => Promise<void>) => {
  const idle: Page[] = [];
  return async (use) => {
    const page = idle.pop() ?? (await open());
    await use(page);
    page.removeAllListeners();
    idle.push(page);
  };
};
