/** What the page shows of a response. */
export interface ShownResponse {
  status: number;
  text: string;
  /** Whether a mock has sent it: like the service, it names the request in every response of the API. */
  isFromMock: boolean;
}

export const readResponse = async (response: Response): Promise<ShownResponse> => ({
  status: response.status,
  text: await response.text(),
  isFromMock: response.headers.has("MS-RequestId"),
});
