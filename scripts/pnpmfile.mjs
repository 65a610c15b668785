// Adds to a package that is packed where its sources are. That is known only where it is packed: this repository may be a
// fork. REPOSITORY_URL is the address of the repository; GitHub's actions set theirs.
const { REPOSITORY_URL, GITHUB_SERVER_URL, GITHUB_REPOSITORY } = process.env;
const url = REPOSITORY_URL ?? (GITHUB_REPOSITORY && `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}`);

export const hooks = {
  beforePacking(manifest) {
    if (!url) return manifest;
    const directory = `packages/${manifest.name.replace(/^.*\//, "")}`;
    const repository = { type: "git", url: `git+${url}.git`, directory };
    return { ...manifest, repository, homepage: `${url}/tree/main/${directory}#readme`, bugs: `${url}/issues` };
  },
};
