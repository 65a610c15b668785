let service = "";

/** Sets the server that Orval's functions call: they have no option for it. */
export const useServer = (url: string): void => {
  service = url;
};

/** What Orval's functions send requests with: the response as they declare it. */
export const sendWithOrval = async <T>(path: string, options: RequestInit): Promise<T> => {
  const response = await fetch(service + path, options);
  return { data: await response.json(), status: response.status, headers: response.headers } as T;
};
