// Which name means what: as much of ECMAScript's scopes as modules use.
import { parseAst } from 'rolldown/parseAst';

const ownFields = new Set(['type', 'start', 'end', 'parent', 'binding']);

/** Gives `{ program, bindings, globals }`. Nodes know their `parent`, and identifiers the `binding` that they mean. */
export function resolved(code) {
  const program = parseAst(code);
  const found = { bindings: [], uses: [] };
  link(program, null);
  visit(program, undefined, found);
  const globals = new Set();
  for (const { node, scope } of found.uses) {
    const binding = lookedUp(scope, node.name);
    if (binding === undefined) globals.add(node.name);
    else refer(binding, node);
  }
  return { program, bindings: found.bindings, globals };
}

export function childrenOf(node) {
  const children = [];
  for (const field in node) {
    const value = node[field];
    if (ownFields.has(field) || typeof value !== 'object' || value === null) continue;
    for (const one of Array.isArray(value) ? value : [value])
      if (one && typeof one.type === 'string') children.push(one);
  }
  return children;
}

export function isFunction({ type }) {
  return /^(Function(Declaration|Expression)|ArrowFunctionExpression)$/.test(type);
}

/** Whether something is written into what the identifier names. */
export function isTarget(node) {
  const { parent } = node;
  if (parent.type === 'UpdateExpression') return true;
  if (parent.type === 'AssignmentExpression') return parent.left === node;
  if (/^(ArrayPattern|AssignmentPattern|RestElement)$/.test(parent.type)) return parent.right !== node;
  return parent.type === 'Property' && parent.parent.type === 'ObjectPattern' && parent.value === node;
}

function link(node, parent) {
  node.parent = parent;
  for (const child of childrenOf(node)) link(child, node);
}

function visit(node, outer, found) {
  const scope = opensScope(node) ? { outer, names: new Map(), isFunction: isFunction(node) || !outer } : outer;
  for (const [pattern, home] of declaredBy(node, scope)) {
    for (const id of namesIn(pattern)) found.bindings.push(bound(id, home, node));
  }
  if (node.type === 'Identifier' && isUse(node)) found.uses.push({ node, scope });
  for (const child of childrenOf(node)) visit(child, scope, found);
}

function bound(id, scope, node) {
  // A function and a variable may share a name; then they are one.
  const binding = { name: id.name, id, node, references: [], isWritten: scope.names.has(id.name) };
  scope.names.set(id.name, binding);
  id.binding = binding;
  return binding;
}

/** A function's body has no scope of its own. */
function opensScope(node) {
  if (node.type === 'BlockStatement') return !isFunction(node.parent);
  return isFunction(node) || /^(Program|For(In|Of)?Statement|CatchClause|StaticBlock|SwitchStatement)$/.test(node.type);
}

/** Patterns, each with the scope that it declares its names in. */
function declaredBy(node, scope) {
  if (node.type === 'VariableDeclaration') {
    const home = node.kind === 'var' ? functionScope(scope) : scope;
    return node.declarations.map(({ id }) => [id, home]);
  }
  if (/^Import(Default|Namespace)?Specifier$/.test(node.type)) return [[node.local, scope]];
  if (node.type === 'ClassDeclaration') return [[node.id, scope]];
  if (node.type === 'CatchClause') return [[node.param, scope]];
  if (!isFunction(node)) return [];
  const own = node.type === 'FunctionDeclaration' ? [node.id, scope.outer] : [node.id ?? null, scope];
  return [own, ...node.params.map((param) => [param, scope])];
}

function functionScope(scope) {
  return scope.isFunction ? scope : functionScope(scope.outer);
}

function lookedUp(scope, name) {
  return scope && (scope.names.get(name) ?? lookedUp(scope.outer, name));
}

/** The identifiers that a pattern declares. */
function namesIn(pattern) {
  if (pattern === null) return [];
  if (pattern.type === 'Identifier') return [pattern];
  if (pattern.type === 'AssignmentPattern') return namesIn(pattern.left);
  if (pattern.type === 'RestElement') return namesIn(pattern.argument);
  if (pattern.type === 'ArrayPattern') return pattern.elements.flatMap(namesIn);
  return pattern.properties.flatMap((one) => namesIn(one.type === 'RestElement' ? one : one.value));
}

function isUse(node) {
  const { parent } = node;
  if (node.binding) return false;
  if (parent.type === 'MemberExpression') return parent.object === node || parent.computed;
  if (/^(Property|PropertyDefinition|MethodDefinition)$/.test(parent.type))
    return parent.value === node || parent.computed;
  if (parent.type === 'ExportSpecifier') return parent.local === node;
  return !/^(Import\w*Specifier|LabeledStatement|BreakStatement|ContinueStatement|MetaProperty)$/.test(parent.type);
}

function refer(binding, node) {
  node.binding = binding;
  binding.references.push(node);
  binding.isWritten ||= isTarget(node);
}
