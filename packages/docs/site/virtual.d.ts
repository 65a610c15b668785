/// <reference types="astro/client" />

declare module "virtual:site-data" {
  export const site: import("../src/views/site-data.ts").SiteData;
  export const settings: { repository?: string; address?: string };
}
