import type { Box, Layout, Point } from "./geometry.ts";

/** Whether a line passes through a box, looked at every two pixels. */
const crosses = (points: readonly Point[], box: Box): boolean =>
  points.slice(1).some((to, index) => {
    const from = points[index] ?? to;
    const steps = Math.max(1, Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / 2));
    return Array.from({ length: steps + 1 }, (_, step) => step / steps).some((share) => {
      const [x, y] = [from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share];
      return Math.abs(x - box.x) < box.width / 2 && Math.abs(y - box.y) < box.height / 2;
    });
  });

/** How far words are from what stands beside them: a font may be wider than estimated. */
const apart = 12;

const overlaps = (one: Box, other: Box): boolean =>
  Math.abs(one.x - other.x) < (one.width + other.width) / 2 + apart &&
  Math.abs(one.y - other.y) < (one.height + other.height) / 2;

/** Whether the words beside the lines of a layout can be read: no line, box or other words are in their place. */
export const isClear = ({ nodes, edges }: Layout): boolean =>
  edges.every(
    ({ label }, index) =>
      !label ||
      (!edges.some(({ points }) => crosses(points, label)) &&
        !nodes.some((node) => overlaps(node, label)) &&
        !edges.slice(index + 1).some((other) => other.label && overlaps(other.label, label))),
  );
