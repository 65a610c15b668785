// The package publishes no types for this function.
declare module "@usebruno/converters" {
  export function openApiToBruno(spec: object): unknown;
}
