export { type CodeSample, codeSamples } from "./code-samples.ts";
export { errorSample } from "./error-sample.ts";
export { codeSampleLabels, withCodeSamples } from "./with-code-samples.ts";
