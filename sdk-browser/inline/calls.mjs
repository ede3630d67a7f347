import { edited, renamed, without } from './edit.mjs';
import { childrenOf, isFunction } from './scopes.mjs';
import { isAlias, isInBlock, isInert, isNothing, soleDeclaration } from './values.mjs';

/** The function that a name always means, and the statement that goes with it. */
export function functionNamed(binding) {
  const { node, id, isWritten } = binding;
  if (isWritten) return undefined;
  if (node.type === 'FunctionDeclaration')
    return node.id === id && isInBlock(node) ? { node, statement: node } : undefined;
  const init = soleDeclaration(binding)?.init;
  return init && isFunction(init) ? { node: init, statement: node } : undefined;
}

/** Much happens in these, and little goes in: minifiers find shorter names where they stand by themselves. */
const standing = new Set(['decideAll', 'createSha256', 'conditionsOn']);

/** Edits that put a function's body in the place of the only call of it. */
export function withoutCall(code, { name, references: [use, ...others] }, made) {
  if (standing.has(name)) return undefined;
  if (use === undefined || others.length > 0 || use.parent.callee !== use || use.parent.type !== 'CallExpression')
    return undefined;
  if (isWithin(use, made.statement) || !endsInReturn(made.node)) return undefined;
  const site = statementSite(use.parent) ?? expressionSite(use.parent, made.node);
  // An attempt that awaits it goes on a moment earlier.
  return site && (!made.node.async || site.isAwaited) ? inlining(code, made, site) : undefined;
}

function isWithin(node, outer) {
  return node !== null && (node === outer || isWithin(node.parent, outer));
}

function endsInReturn({ generator, params, body }) {
  if (generator || params.some(({ type }) => type === 'RestElement')) return false;
  const returns = returnsIn(body);
  return returns.length === 0 || (returns.length === 1 && body.body?.at(-1) === returns[0]);
}

function returnsIn(node) {
  if (node.type === 'ReturnStatement') return [node];
  // Never inlined.
  if (node.type === 'ThisExpression') return [node, node];
  return isFunction(node) ? [] : childrenOf(node).flatMap(returnsIn);
}

/** Where a call is all of a statement, or the value that it declares or gives back. */
function statementSite(call) {
  const holder = call.parent;
  if (call.optional) return undefined;
  if (holder.type === 'ExpressionStatement')
    return { call, statement: holder, kind: 'alone', isBare: !isInBlock(holder) };
  if (holder.type === 'AwaitExpression' && holder.parent.type === 'ExpressionStatement')
    return { call, statement: holder.parent, kind: 'alone', isBare: !isInBlock(holder.parent), isAwaited: true };
  if (isAssignment(holder, call))
    return {
      call,
      statement: holder.parent,
      kind: 'assigned',
      pattern: holder.left,
      isBare: !isInBlock(holder.parent),
    };
  if (holder.type === 'ReturnStatement' && isInBlock(holder)) return { call, statement: holder, kind: 'return' };
  if (holder.type === 'ArrowFunctionExpression' && holder.body === call)
    return { call, statement: call, kind: 'return', isBare: true };
  if (holder.type !== 'VariableDeclarator' || holder.parent.declarations.length !== 1 || !isInBlock(holder.parent))
    return undefined;
  return { call, statement: holder.parent, kind: 'declared', pattern: holder.id };
}

/** To a name: what is written there is not looked for before the value is. */
function isAssignment({ type, operator, left, right, parent }, call) {
  return (
    type === 'AssignmentExpression' &&
    operator === '=' &&
    right === call &&
    left.type === 'Identifier' &&
    parent.type === 'ExpressionStatement'
  );
}

/** Where it stands within an expression, and the function is nothing but one. */
function expressionSite(call, { body, params }) {
  const isExpression = body.type !== 'BlockStatement' || body.body[0]?.type === 'ReturnStatement';
  const { arguments: given, optional } = call;
  const isPlain = params.every(({ binding }, place) => binding && isAlias(binding, given[place]));
  if (optional || !isExpression || !isPlain || given.length > params.length) return undefined;
  return { call, statement: call, kind: 'expression' };
}

function inlining(code, { node, statement }, site) {
  const isBlock = node.body.type === 'BlockStatement';
  const [last] = isBlock ? returnsIn(node.body) : [];
  const value = isBlock ? last?.argument : node.body;
  const given = node.params.map((param, place) => valued(param, site.call.arguments[place]));
  const result = resultOf(site, value);
  const renames = [...given, ...result].flat().flatMap((step) => step.renames ?? []);
  const write = (one) => rewritten(code, one, renames);
  const steps = (some) => some.flat().map((step) => step.write?.(write) ?? '');
  const body = isBlock ? write({ start: node.body.start + 1, end: last?.start ?? node.body.end - 1 }) : '';
  const text = [...steps(given), body, ...steps([result])].join('\n');
  const isOutside = (one) =>
    [statement, site.statement].every(({ start, end }) => one.end <= start || one.start >= end);
  return [
    ...renames.filter(isOutside),
    without(statement),
    {
      ...without(site.statement),
      text: site.kind === 'expression' ? `(${write(value)})` : site.isBare ? `{\n${text}\n}` : text,
    },
  ];
}

function rewritten(code, { start, end }, renames) {
  const inside = renames.filter((one) => one.start >= start && one.end <= end);
  return edited(
    code.slice(start, end),
    inside.map((one) => ({ ...one, start: one.start - start, end: one.end - start })),
  );
}

function resultOf({ kind, pattern }, value) {
  if (kind === 'declared') return valued(pattern, value);
  if (kind === 'assigned') return [{ write: (write) => `${write(pattern)} = ${value ? write(value) : 'undefined'};` }];
  if (kind === 'return') return value ? [{ write: (write) => `return ${write(value)};` }] : [];
  return kind === 'alone' && !isInert(value) ? [{ write: (write) => `(${write(value)});` }] : [];
}

/** What gives a pattern its value: names that mean the same become one, lists are taken apart. */
function valued(pattern, value) {
  if (pattern === null) return isInert(value) ? [] : [{ write: (write) => `(${write(value)});` }];
  if (
    pattern.type === 'ArrayPattern' &&
    value?.type === 'ArrayExpression' &&
    !value.elements.some((one) => one?.type === 'SpreadElement')
  ) {
    const places = Math.max(pattern.elements.length, value.elements.length);
    return Array.from({ length: places }, (_, place) =>
      valued(pattern.elements[place] ?? null, value.elements[place]),
    ).flat();
  }
  if (isTakenApart(pattern, value))
    return value.properties.flatMap(({ key, value: one }) => valued(partOf(pattern, key.name), one));
  if (pattern.type === 'Identifier' && isAlias(pattern.binding, value))
    return [
      { renames: pattern.binding.references.map((one) => renamed(one, isNothing(value) ? 'undefined' : value.name)) },
    ];
  if (pattern.type === 'AssignmentPattern')
    return [{ write: (write) => `let [${write(pattern)}] = [${value ? write(value) : ''}];` }];
  return [{ write: (write) => `let ${write(pattern)} = ${value ? write(value) : 'undefined'};` }];
}

/** An object of named parts, and a pattern that asks for no other. */
function isTakenApart(pattern, value) {
  if (pattern.type !== 'ObjectPattern' || value?.type !== 'ObjectExpression') return false;
  const isNamed = ({ type, computed, key }) => type === 'Property' && !computed && key.type === 'Identifier';
  const isGiven = ({ key }) => value.properties.some((one) => one.key.name === key.name);
  return value.properties.every(isNamed) && pattern.properties.every((one) => isNamed(one) && isGiven(one));
}

function partOf({ properties }, name) {
  return properties.find(({ key }) => key.name === name)?.value ?? null;
}
