import type { Handler } from "../handler.ts";

export const getValidationCodes: Handler = (_call, { codes }) => ({ response: { status: 200, body: codes } });
