import type { OperationHandler } from "../operation-handler.ts";

export const getValidationCodes: OperationHandler = (_call, { codes }) => ({ response: { status: 200, body: codes } });
