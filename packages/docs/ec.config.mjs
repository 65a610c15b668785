// Expressive Code reads its options from this file where they have functions in them.
export { expressiveCode as default } from "./src/astro/expressive-code.ts";
