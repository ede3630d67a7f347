import type { Graph, GraphEdge, GraphNode } from './prerequisite-graph.js';
import classes from './prerequisite-picture.module.css';

const box = { width: 152, height: 34 };
const gap = { x: 56, y: 16 };
const margin = 16;

interface PrerequisitePictureProps {
  readonly graph: Graph;
  readonly flag: string;
}

/** What must be on before the flag stands left of it, what waits for it right. */
export function PrerequisitePicture({ graph, flag }: PrerequisitePictureProps) {
  const first = Math.min(...graph.nodes.map(({ column }) => column));
  const columns = Math.max(...graph.nodes.map(({ column }) => column)) - first + 1;
  const rows = Math.max(...graph.nodes.map(({ row }) => row)) + 1;
  const places = new Map(graph.nodes.map((node) => [node.key, placeOf(node, first)]));
  const size = {
    width: columns * (box.width + gap.x) - gap.x + 2 * margin,
    height: rows * (box.height + gap.y) - gap.y + 2 * margin,
  };
  const text = graph.edges.map(({ from, to, variants }) => `${to} waits until ${from} serves ${variants.join(' or ')}`);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section className={classes['picture']} tabIndex={0} aria-label="What depends on what">
      <svg role="img" aria-label={`${text.join('; ')}.`} {...size}>
        {graph.edges.map((edge) => (
          <Edge key={`${edge.from} ${edge.to}`} edge={edge} places={places} />
        ))}
        {graph.nodes.map((node) => (
          <Node key={node.key} node={node} at={places.get(node.key) ?? origin} isSelf={node.key === flag} />
        ))}
      </svg>
    </section>
  );
}

interface Point {
  readonly x: number;
  readonly y: number;
}

const origin: Point = { x: 0, y: 0 };

function placeOf({ column, row }: GraphNode, first: number): Point {
  return { x: margin + (column - first) * (box.width + gap.x), y: margin + row * (box.height + gap.y) };
}

function Node({ node, at, isSelf }: { readonly node: GraphNode; readonly at: Point; readonly isSelf: boolean }) {
  const look = `${classes['box']} ${isSelf ? classes['self'] : ''} ${node.isMissing ? classes['missing'] : ''}`;
  const name = node.key.length > 18 ? `${node.key.slice(0, 17)}…` : node.key;
  return (
    <g transform={`translate(${at.x} ${at.y})`}>
      <title>{node.isMissing ? `${node.key} is not there` : node.key}</title>
      <rect {...box} rx={8} className={look} />
      <text x={10} y={box.height / 2 + 4} className={classes['name']}>
        {name}
      </text>
    </g>
  );
}

function Edge({ edge, places }: { readonly edge: GraphEdge; readonly places: ReadonlyMap<string, Point> }) {
  const from = places.get(edge.from) ?? origin;
  const to = places.get(edge.to) ?? origin;
  const [x1, y1, x2, y2] = [from.x + box.width, from.y + box.height / 2, to.x, to.y + box.height / 2];
  const half = (x1 + x2) / 2;
  return (
    <g>
      <path d={`M ${x1} ${y1} C ${half} ${y1} ${half} ${y2} ${x2 - 5} ${y2}`} className={classes['edge']} />
      <path d={`M ${x2 - 9} ${y2 - 5} L ${x2 - 2} ${y2} L ${x2 - 9} ${y2 + 5}`} className={classes['edge']} />
      <text x={half} y={(y1 + y2) / 2 - 5} textAnchor="middle" className={classes['wanted']}>
        {edge.variants.join(' or ').slice(0, 8)}
      </text>
    </g>
  );
}
