import { asynchronousView } from "../customer.ts";
import { readCustomer } from "../read-customer.ts";

export const getQualifications = readCustomer(asynchronousView);
