import { apart, edited, without } from './edit.mjs';
import { resolved } from './scopes.mjs';
import { isInBlock } from './values.mjs';

/** Functions that are declared become arrows, at the head of their block: a declaration counts from there. */
export function withArrows(code) {
  const made = resolved(code).bindings.filter((binding) => isPlain(binding, code));
  if (made.length === 0) return code;
  return withArrows(edited(code, apart(made.map(({ node }) => asArrow(code, node)))));
}

function isPlain({ node, id, isWritten, references }, code) {
  if (node.type !== 'FunctionDeclaration' || node.id !== id || isWritten || node.generator || !isInBlock(node))
    return false;
  const isMade = references.some(({ parent }) => parent.type === 'NewExpression');
  return !isMade && !/\b(this|arguments)\b/.test(code.slice(node.start, node.end));
}

function asArrow(code, node) {
  const { id, params, body, parent } = node;
  const head = parent.type === 'Program' ? afterImports(parent) : parent.start + 1;
  const given = params.length > 0 ? code.slice(params[0].start, params.at(-1).end) : '';
  const arrow = `${node.async ? 'async ' : ''}(${given}) => ${code.slice(body.start, body.end)}`;
  return [{ start: head, end: head, text: `\nconst ${id.name} = ${arrow};` }, without(node)];
}

function afterImports({ body }) {
  return body.findLast(({ type }) => type === 'ImportDeclaration')?.end ?? 0;
}
