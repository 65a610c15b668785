import type { PrismHttpComponents } from "@stoplight/prism-http/dist/types.js";

/** An operation as Prism has it. */
export type Operation = Parameters<PrismHttpComponents["validateInput"]>[0]["resource"];
