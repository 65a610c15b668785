/** The success of an operation in the format of Microsoft's generated reference. */
export interface ReferenceResponse {
  status: number;
  /** The property of the object around the list; absent where the body is that of the spec. */
  list?: string;
}
