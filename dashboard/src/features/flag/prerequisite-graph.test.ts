import { describe, expect, it } from 'vitest';
import { prerequisiteGraph } from './prerequisite-graph.js';

const aFlag = (key: string, ...behind: string[]) => ({
  key,
  prerequisites: behind.map((flag) => ({ flag, variants: ['on'] })),
});
const columnsOf = (graph: ReturnType<typeof prerequisiteGraph>) =>
  Object.fromEntries(graph.nodes.map(({ key, column }) => [key, column]));

describe('the picture of what depends on what', () => {
  it('puts what stands behind to the left and what leans on it to the right, by the longest way', () => {
    const flags = [aFlag('a'), aFlag('b', 'a'), aFlag('c', 'a', 'b'), aFlag('d', 'c'), aFlag('other')];
    const graph = prerequisiteGraph(flags, 'c');
    expect(columnsOf(graph)).toEqual({ a: -2, b: -1, c: 0, d: 1 });
    expect(graph.edges).toContainEqual({ from: 'b', to: 'c', variants: ['on'] });
    expect(graph.edges).toHaveLength(4);
  });

  it('marks a flag that is not there', () => {
    const graph = prerequisiteGraph([aFlag('c', 'gone')], 'c');
    expect(graph.nodes).toContainEqual({ key: 'gone', column: -1, row: 0, isMissing: true });
  });

  it('ends where flags stand behind themselves', () => {
    const graph = prerequisiteGraph([aFlag('a', 'b'), aFlag('b', 'a'), aFlag('c', 'c')], 'a');
    expect(graph.nodes.map(({ key }) => key).sort()).toEqual(['a', 'b']);
    expect(prerequisiteGraph([aFlag('c', 'c')], 'c').nodes).toHaveLength(1);
  });
});
