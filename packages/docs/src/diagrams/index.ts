export { type DiagramName, diagrams, diagramsOfGuides } from "./diagrams.ts";
export { renderDiagram } from "./render.ts";
export { readWorkflows } from "./workflows/read-workflows.ts";
export { renderWorkflow } from "./workflows/workflow-diagram.ts";
