const text = { type: "string", minLength: 1 };
const count = { type: ["integer", "null"], minimum: 0 };
const time = { type: "string", format: "date-time" };

const qualification = {
  type: "object",
  required: ["qualification"],
  additionalProperties: false,
  properties: {
    qualification: { enum: ["Education", "GovernmentCommunityCloud", "StateOwnedEntity"] },
    vettingStatus: text,
    vettingReason: text,
    vettingCreateDate: time,
    vettingDecision: {
      type: "object",
      required: ["at", "vettingStatus"],
      additionalProperties: false,
      properties: { at: time, vettingStatus: { enum: ["Approved", "Denied"] }, vettingReason: text },
    },
  },
  // Without a status no answer could show it.
  if: { properties: { qualification: { const: "StateOwnedEntity" } } },
  else: { required: ["vettingStatus"], properties: { vettingStatus: {} } },
};

const code = {
  type: "object",
  required: ["validationId"],
  additionalProperties: false,
  properties: {
    validationId: text,
    partnerId: { type: "string", format: "uuid" },
    organizationName: text,
    maxCreates: count,
    remainingCreates: count,
    eTag: text,
  },
};

const codes = { type: "array", items: code };
const customers = {
  type: "object",
  propertyNames: { format: "uuid" },
  additionalProperties: { type: "array", items: qualification },
};

/** The JSON schema of a state, which is also that of a seed. */
export const stateSchema = {
  type: "object",
  additionalProperties: false,
  properties: {
    codes,
    customers,
    partners: {
      type: "object",
      propertyNames: { format: "uuid" },
      additionalProperties: { type: "object", additionalProperties: false, properties: { codes, customers } },
    },
  },
};
