import { renamed, without } from './edit.mjs';
import { isTarget } from './scopes.mjs';
import { isInert, isNothing, soleDeclaration } from './values.mjs';

/** Edits that leave out a name for a number or a text, and one for what is never anything but undefined. */
export function withoutConstant(code, binding) {
  const { node, references, isWritten } = binding;
  const declared = soleDeclaration(binding);
  if (!declared || (isWritten ? !isEverNothing(binding, declared) : !isConstant(binding, declared))) return undefined;
  const text = isNothing(declared.init) ? 'undefined' : code.slice(declared.init.start, declared.init.end);
  return [without(node), ...references.map((one) => (isTarget(one) ? without(one.parent.parent) : renamed(one, text)))];
}

function isConstant({ references }, { init }) {
  if (references.some(({ parent }) => parent.type === 'ExportSpecifier')) return false;
  return isNothing(init) || (init.type === 'Literal' && /^(number|string)$/.test(typeof init.value));
}

function isEverNothing({ references }, { init }) {
  return isNothing(init) && references.filter(isTarget).every(({ parent }) => isErasure(parent));
}

function isErasure({ type, operator, right, parent }) {
  return (
    type === 'AssignmentExpression' && operator === '=' && isNothing(right) && parent.type === 'ExpressionStatement'
  );
}

/** Edits that write an object's parts where it is spread, if it is nowhere else. */
export function withoutSpread(code, binding) {
  const [use, ...others] = binding.references;
  const init = soleDeclaration(binding)?.init;
  if (others.length > 0 || init?.type !== 'ObjectExpression' || use?.parent.type !== 'SpreadElement') return undefined;
  if (use.parent.parent.type !== 'ObjectExpression' || !init.properties.every(({ value }) => isInert(value)))
    return undefined;
  const { start, end } = use.parent;
  const parts = code
    .slice(init.start + 1, init.end - 1)
    .trim()
    .replace(/,$/, '');
  return [without(binding.node), { start, end, text: parts }];
}

/** Edits that leave out a parameter which is the global object at each call. */
export function withoutParameter({ references }, { node }) {
  const calls = references.map(({ parent }) => parent);
  if (calls.length === 0 || !calls.every(({ callee }, index) => callee === references[index])) return undefined;
  const isGlobal = (given) => given?.type === 'Identifier' && given.name === 'globalThis';
  const place = node.params.findIndex(
    ({ binding }, index) => binding?.isWritten === false && calls.every((call) => isGlobal(call.arguments[index])),
  );
  if (place < 0) return undefined;
  const dropped = (list) => without({ start: list[place].start, end: list[place + 1]?.start ?? list[place].end });
  return [
    ...node.params[place].binding.references.map((one) => renamed(one, 'globalThis')),
    dropped(node.params),
    ...calls.map((call) => dropped(call.arguments)),
  ];
}
