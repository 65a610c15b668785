export { type DiagramName, diagrams, diagramsOfGuides } from "./diagrams.ts";
export { renderDiagram } from "./render.ts";
