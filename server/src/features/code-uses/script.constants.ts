import { child, children, nameOf, type SyntaxNode, textOf, unwrapped } from './script.syntax.js';

/** Texts that a file gives a name to: `const key = 'a'`, `const keys = { billing: 'a' }`, `enum Keys { Billing = 'a' }`. */
export type Constants = ReadonlyMap<string, Named>;

type Named = string | ReadonlyMap<string, string>;

export function constantsOf(nodes: readonly SyntaxNode[]): Constants {
  const found = new Map<string, Named>();
  const bound = new Map<string, number>();
  for (const node of nodes) {
    for (const name of boundBy(node)) bound.set(name, (bound.get(name) ?? 0) + 1);
    for (const [name, value] of namedBy(node)) found.set(name, value);
  }
  // A name that is given twice in the file may mean either.
  return new Map([...found].filter(([name]) => bound.get(name) === 1));
}

/** What a call's argument comes to. */
export function resolve(argument: SyntaxNode, constants: Constants): string | undefined {
  const text = textOf(argument);
  if (text !== undefined) return text;
  if (argument.type === 'Identifier') return asText(constants.get(String(argument['name'])));
  if (argument.type !== 'MemberExpression') return undefined;
  const holder = child(argument, 'object');
  const members = holder?.type === 'Identifier' ? constants.get(String(holder['name'])) : undefined;
  const member = argument['computed'] === true ? textOf(child(argument, 'property')) : nameOf(argument);
  return typeof members === 'object' && member !== undefined ? members.get(member) : undefined;
}

function asText(named: Named | undefined): string | undefined {
  return typeof named === 'string' ? named : undefined;
}

const functions = /Function|Method$/;

function boundBy(node: SyntaxNode): readonly string[] {
  if (node.type === 'VariableDeclarator' || node.type === 'TSEnumDeclaration') return namesIn(child(node, 'id'));
  return functions.test(node.type) ? children(node, 'params').flatMap(namesIn) : [];
}

/** Of a pattern every name that it gives; types and defaults give none. */
function namesIn(pattern: SyntaxNode | undefined): string[] {
  if (pattern === undefined) return [];
  if (pattern.type === 'Identifier') return [String(pattern['name'])];
  const one = ['left', 'argument', 'parameter', 'value'].flatMap((field) => namesIn(child(pattern, field)));
  const several = ['elements', 'properties'].flatMap((field) => children(pattern, field).flatMap(namesIn));
  return [...one, ...several];
}

function namedBy(node: SyntaxNode): readonly (readonly [string, Named])[] {
  if (node.type === 'TSEnumDeclaration') return named(node, membersOf(enumMembers(node)));
  if (node.type !== 'VariableDeclaration' || node['kind'] !== 'const') return [];
  return children(node, 'declarations').flatMap((declarator) => named(declarator, initialOf(declarator)));
}

function named(node: SyntaxNode, value: Named | undefined): readonly (readonly [string, Named])[] {
  const id = child(node, 'id');
  return id?.type === 'Identifier' && value !== undefined ? [[String(id['name']), value]] : [];
}

function initialOf(declarator: SyntaxNode): Named | undefined {
  const initial = frozen(unwrapped(declarator['init']));
  return initial?.type === 'ObjectExpression' ? membersOf(children(initial, 'properties')) : textOf(initial);
}

/** `Object.freeze({ … })` is what it freezes. */
function frozen(node: SyntaxNode | undefined): SyntaxNode | undefined {
  if (node?.type !== 'CallExpression' || nameOf(node) !== 'freeze') return node;
  return unwrapped(children(node, 'arguments')[0]);
}

function membersOf(members: readonly SyntaxNode[]): ReadonlyMap<string, string> {
  const entries = members.flatMap((member) => {
    const key = child(member, 'key') ?? child(member, 'id');
    const name = member['computed'] === true ? undefined : (textOf(key) ?? nameOf(key));
    const value = textOf(unwrapped(member['value'] ?? member['initializer']));
    return name === undefined || value === undefined ? [] : [[name, value] as const];
  });
  return new Map(entries);
}

function enumMembers(node: SyntaxNode): readonly SyntaxNode[] {
  const body = child(node, 'body');
  return body === undefined ? children(node, 'members') : children(body, 'members');
}
