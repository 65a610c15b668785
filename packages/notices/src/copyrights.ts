/** Who holds the copyright of a package that carries no license text, and where that is stated. */
export interface Copyright {
  line: string;
  source: string;
}

const redis: Copyright = {
  line: "Copyright (c) 2022-2025, Redis, inc.",
  source: "https://github.com/redis/node-redis/blob/master/LICENSE",
};

/** By name of the package. Each declares its license in its manifest, and carries no text of it. */
export const copyrights: Readonly<Record<string, Copyright>> = {
  "@pagefind/default-ui": { line: "Copyright (c) Pagefind", source: "the license of the package pagefind" },
  "@redis/bloom": redis,
  "@redis/client": redis,
  "@redis/json": redis,
  "@redis/search": redis,
  "@redis/time-series": redis,
  "@stoplight/json-schema-merge-allof": {
    line: "Copyright (c) Martin Hansen",
    source: "its README.md",
  },
  "parse-multipart-data": {
    line: "Copyright (c) Ignacio Mazzara",
    source: "the author in its package.json",
  },
  redis,
  "uri-template-lite": {
    line: "Copyright (c) 2014-2019 Lauri Rooden <lauri@rooden.ee>",
    source: "its README.md",
  },
};
