import { constants } from "node:zlib";
import { type AuditedPage, auditDocs } from "./audit-docs.ts";
import { compareDocs, type DocsMeasured } from "./compare-docs.ts";
import { docSites } from "./doc-sites.ts";
import { serveSite } from "./serve-site.ts";

/** All that is measured of the references. */
export interface DocsFindings {
  visits: DocsMeasured[];
  audits: AuditedPage[];
}

/** Serves every reference, opens its pages as a reader does, and has Lighthouse audit them. */
export const measureDocs = async (rounds: number, say: (line: string) => void): Promise<DocsFindings> => {
  const sites = docSites();
  const servers = await Promise.all(sites.map(({ read }) => serveSite(read, constants.BROTLI_MAX_QUALITY)));
  const served = sites.map((site, index) => ({ ...site, origin: servers[index]?.origin ?? "" }));
  try {
    return { visits: await compareDocs(served, rounds, say), audits: await auditDocs(served, rounds, say) };
  } finally {
    await Promise.all(servers.map((server) => server.close()));
  }
};
