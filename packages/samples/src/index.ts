export { type CodeSample, codeSamples } from "./code-samples.ts";
export { codeSampleLabels, withCodeSamples } from "./with-code-samples.ts";
