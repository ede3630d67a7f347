import { type ParserPlugin, parse } from '@babel/parser';

/** As much of a syntax tree as is looked at: what a field holds is asked of it each time. */
export interface SyntaxNode {
  readonly type: string;
  readonly start: number;
  readonly [field: string]: unknown;
}

const typed: readonly ParserPlugin[] = ['typescript', 'decorators-legacy'];
const untyped: readonly ParserPlugin[] = ['flow', 'jsx', 'decorators-legacy'];

const pluginsOf: Readonly<Record<string, readonly ParserPlugin[]>> = {
  ts: typed,
  mts: typed,
  cts: typed,
  tsx: [...typed, 'jsx'],
  js: untyped,
  mjs: untyped,
  cjs: untyped,
  jsx: untyped,
};

/** What a script is written in, by how its file's name ends; undefined for all else. */
export function languageOf(extension: string): string | undefined {
  return Object.hasOwn(pluginsOf, extension) ? extension : undefined;
}

/** Undefined where it cannot be read as a script; smaller faults are seen past. */
export function parseScript(text: string, language: string): SyntaxNode | undefined {
  const plugins = [...(pluginsOf[language] ?? typed)];
  try {
    const { program } = parse(text, { sourceType: 'unambiguous', plugins, errorRecovery: true, attachComment: false });
    return program as unknown as SyntaxNode;
  } catch {
    return undefined;
  }
}

/** Every node, in no order. Without recursion: a text joined of ten thousand parts is a tree as deep. */
export function nodesOf(root: SyntaxNode): readonly SyntaxNode[] {
  const nodes: SyntaxNode[] = [];
  const waiting: SyntaxNode[] = [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    nodes.push(node);
    for (const value of Object.values(node)) pushNodes(waiting, value);
  }
  return nodes;
}

function pushNodes(waiting: SyntaxNode[], value: unknown): void {
  if (Array.isArray(value)) for (const item of value) pushNodes(waiting, item);
  else if (isNode(value)) waiting.push(value);
}

function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && typeof (value as SyntaxNode).type === 'string';
}

const wrappers = new Set([
  'TSAsExpression',
  'TSSatisfiesExpression',
  'TSNonNullExpression',
  'TSTypeAssertion',
  'TypeCastExpression',
  'ParenthesizedExpression',
]);

/** `('a' as const)` is `'a'`. */
export function unwrapped(value: unknown): SyntaxNode | undefined {
  let node = isNode(value) ? value : undefined;
  while (node !== undefined && wrappers.has(node.type)) node = child(node, 'expression');
  return node;
}

export function child(node: SyntaxNode, field: string): SyntaxNode | undefined {
  const value = node[field];
  return isNode(value) ? value : undefined;
}

export function children(node: SyntaxNode, field: string): readonly SyntaxNode[] {
  const value = node[field];
  return Array.isArray(value) ? value.filter(isNode) : [];
}

/** Of a text that stands there whole: quotes, or backticks without anything to fill in. */
export function textOf(node: SyntaxNode | undefined): string | undefined {
  if (node?.type === 'StringLiteral') return String(node['value']);
  if (node?.type !== 'TemplateLiteral' || children(node, 'expressions').length > 0) return undefined;
  const [only] = children(node, 'quasis');
  const cooked = (only?.['value'] as { cooked?: unknown } | undefined)?.cooked;
  return typeof cooked === 'string' ? cooked : undefined;
}

/** Of `a` and of `x.a` it is `a`, of `x[a]` nothing. */
export function nameOf(node: SyntaxNode | undefined): string | undefined {
  if (node?.type === 'Identifier') return String(node['name']);
  if (node?.type === 'PrivateName') return nameOf(child(node, 'id'));
  if (node?.type === 'MemberExpression' || node?.type === 'OptionalMemberExpression')
    return node['computed'] === true ? undefined : nameOf(child(node, 'property'));
  if (node?.type === 'CallExpression' || node?.type === 'OptionalCallExpression') return nameOf(child(node, 'callee'));
  return undefined;
}
