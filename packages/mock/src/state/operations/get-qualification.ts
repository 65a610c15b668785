import { synchronousView } from "../customer.ts";
import { readCustomer } from "../read-customer.ts";

export const getQualification = readCustomer(synchronousView);
