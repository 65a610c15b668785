/** The body of a request for a qualification. */
type QualificationBody =
  | { qualification: "Education"; educationSegment: "K12" | "HigherEducation"; website?: string }
  | { qualification: "GovernmentCommunityCloud"; validationCode: string }
  | { qualification: "StateOwnedEntity" };

/** A response, as every client has it in some form. */
export interface Result {
  status: number;
  body: unknown;
}

/** Every operation of the spec, called through a client. An error response is returned like any other. */
export interface Calls {
  getQualifications(customer: string): Promise<Result>;
  createQualifications(customer: string, body: QualificationBody): Promise<Result>;
  getValidationCodes(): Promise<Result>;
  getCustomerValidation(customer: string): Promise<Result>;
  getQualification(customer: string): Promise<Result>;
  updateQualification(customer: string, body: 1 | 3, code: string): Promise<Result>;
}

/** The server that a client calls, and the access token that it sends. */
export interface Service {
  url: string;
  token: string;
}

export type CreateCalls = (service: Service) => Calls | Promise<Calls>;
