import { navigate } from "astro:transitions/client";
import { useFumadocsLoader } from "fumadocs-core/source/client";
import { createOpenAPIPage } from "fumadocs-openapi/ui";
import { DocsLayout } from "fumadocs-ui/layouts/docs";
import { DocsBody, DocsPage, DocsTitle } from "fumadocs-ui/layouts/docs/page";
import { RootProvider } from "fumadocs-ui/provider/astro";
import { useState } from "react";

const OpenAPIPage = createOpenAPIPage();

/** A page in the layout, as the template for Astro and the guide to OpenAPI show it. */
export const Reference = ({ pathname, params, title, operation, tree }) => {
  // The hook changes what it reads, and Astro sends that to the browser after it has rendered the page.
  const [copy] = useState(() => structuredClone({ pageTree: tree }));
  const { pageTree } = useFumadocsLoader(copy);
  return (
    <RootProvider
      pathname={pathname}
      params={params}
      navigate={navigate}
      theme={{ enabled: false }}
      search={{ options: { type: "static" } }}
    >
      <DocsLayout tree={pageTree} themeSwitch={{ enabled: false }} nav={{ title: "Reference" }}>
        <DocsPage full>
          <DocsTitle>{title}</DocsTitle>
          <DocsBody>
            <OpenAPIPage {...operation} />
          </DocsBody>
        </DocsPage>
      </DocsLayout>
    </RootProvider>
  );
};
