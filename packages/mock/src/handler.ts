/** Whatever responds to a request, as the Fetch standard has both. */
export interface Handler {
  /** Responds to one request. */
  fetch(request: Request): Response | Promise<Response>;
}
