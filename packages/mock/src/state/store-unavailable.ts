/** The store did not respond, or rejected a change: nothing was changed, or it is not known whether it was. */
export class StoreUnavailable extends Error {
  override name = "StoreUnavailable";
}

/** The state has as many bytes as it may have: the change was rejected. Its message is for the one who sent the request. */
export class StoreFull extends StoreUnavailable {
  override name = "StoreFull";

  /** @param maxBytes how many it may have. */
  constructor(maxBytes: number) {
    super(
      `the mock's state has reached its limit of ${maxBytes} bytes; retry once idle partners are forgotten, reset the mock, or start it with a larger --max-state.`,
    );
  }
}
