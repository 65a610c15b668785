import type { StarlightUserConfig } from "@astrojs/starlight/types";

type Head = NonNullable<StarlightUserConfig["head"]>;

/** The picture of the site in `public/`. It shows names that are the same in every language. */
const card = { file: "social-card.png", width: "1200", height: "630" };

/**
 * The elements by which another site shows a link to a page with a picture, beside the title and the description that
 * Starlight writes. Such a site needs the whole address of the picture; where it is not known, there is no picture.
 */
export const socialCard = (site: URL | undefined): Head => {
  if (!site) return [{ tag: "meta", attrs: { name: "twitter:card", content: "summary" } }];
  const image = new URL(card.file, site).href;
  return [
    { tag: "meta", attrs: { property: "og:image", content: image } },
    { tag: "meta", attrs: { property: "og:image:type", content: "image/png" } },
    { tag: "meta", attrs: { property: "og:image:width", content: card.width } },
    { tag: "meta", attrs: { property: "og:image:height", content: card.height } },
    { tag: "meta", attrs: { name: "twitter:card", content: "summary_large_image" } },
    { tag: "meta", attrs: { name: "twitter:image", content: image } },
  ];
};
