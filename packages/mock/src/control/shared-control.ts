import type { Control } from "./control.ts";

/** Reads and changes a mock whose state several processes share: as `Control`, and everything takes a round trip. */
export type SharedControl = {
  [Name in keyof Control]: (...given: Parameters<Control[Name]>) => Promise<ReturnType<Control[Name]>>;
};

/** What controls a mock, wherever it keeps its state. */
export type AnyControl = Control | SharedControl;
