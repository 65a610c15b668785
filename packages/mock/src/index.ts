export { createMock, type Handler, type Mock, type MockOptions } from "./mock.ts";
export { type Listener, type ListenOptions, listen } from "./server.ts";
