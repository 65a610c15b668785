export { type ExampleOptions, exampleHandler, exampleHandlers } from "./example-handlers.ts";
export type { Choice, OperationId } from "./examples.ts";
export { mockHandlers } from "./mock-handlers.ts";
export type { HandlerOptions } from "./server.ts";
