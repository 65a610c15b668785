/** Who holds the copyright of a package that carries no licence text, and where that is stated. */
export interface Copyright {
  line: string;
  source: string;
}

const scalar: Copyright = {
  line: "Copyright (c) 2023-present Scalar",
  source: "https://github.com/scalar/scalar/blob/main/LICENSE",
};

const redis: Copyright = {
  line: "Copyright (c) 2022-2025, Redis, inc.",
  source: "https://github.com/redis/node-redis/blob/master/LICENSE",
};

/** By name of the package. Each declares its licence in its manifest, and carries no text of it. */
export const copyrights: Readonly<Record<string, Copyright>> = {
  "@headlessui/vue": {
    line: "Copyright (c) 2020 Tailwind Labs",
    source: "https://github.com/tailwindlabs/headlessui/blob/main/LICENSE",
  },
  "@redis/bloom": redis,
  "@redis/client": redis,
  "@redis/json": redis,
  "@redis/search": redis,
  "@redis/time-series": redis,
  "@replit/codemirror-css-color-picker": {
    line: "Copyright (c) Faris Masad",
    source: "the author in its package.json",
  },
  "@scalar/api-reference": scalar,
  "@scalar/openapi-types": scalar,
  "@scalar/schemas": scalar,
  "@scalar/workspace-store": scalar,
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
