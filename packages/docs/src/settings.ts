/** What differs from one place where the site is published to another. */
export interface Settings {
  /** The address of the site; undefined where it is not known, and the site is served from the root of a host. */
  site: URL | undefined;
  /** Where the source of the project is. */
  repository: string | undefined;
}

const addressOf = (name: string, value: string | undefined): URL | undefined => {
  if (!value) return undefined;
  if (URL.canParse(value)) return new URL(value.replace(/\/*$/, "/"));
  throw new TypeError(`${name} must be a whole address, not '${value}'. Set one such as https://example.org/docs/.`);
};

/**
 * Reads the settings of the site.
 *
 * @param env `SITE_URL` and `REPOSITORY_URL`; each may be absent. GitHub's own variables name the repository there.
 * @throws TypeError when one is not an address.
 */
export const readSettings = (env: Record<string, string | undefined>): Settings => {
  const { SITE_URL, GITHUB_SERVER_URL, GITHUB_REPOSITORY } = env;
  const onGitHub = GITHUB_SERVER_URL && GITHUB_REPOSITORY ? `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}` : undefined;
  return {
    site: addressOf("SITE_URL", SITE_URL),
    repository: addressOf("REPOSITORY_URL", env.REPOSITORY_URL || onGitHub)?.href.replace(/\/$/, ""),
  };
};
