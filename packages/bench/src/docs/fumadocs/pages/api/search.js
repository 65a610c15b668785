import { createFromSource } from "fumadocs-core/search/server";
import { source } from "../../source.mjs";

export const GET = () => createFromSource(source).staticGET();
