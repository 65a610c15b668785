export type { HandlerOptions } from "./base-url.ts";
export { type ExampleOptions, exampleHandler, exampleHandlers } from "./example-handlers.ts";
export { mockHandlers } from "./mock-handlers.ts";
export type { ExampleSelector, OperationId } from "./select-example.ts";
