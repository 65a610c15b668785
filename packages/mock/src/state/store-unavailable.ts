/** The store did not respond, or rejected a change: nothing was changed, or it is not known whether it was. */
export class StoreUnavailable extends Error {
  override name = "StoreUnavailable";
}
