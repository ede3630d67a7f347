/** `undefined`, however it is written. */
export function isNothing(node) {
  if (!node) return true;
  return node.type === 'Identifier'
    ? node.name === 'undefined'
    : node.type === 'UnaryExpression' && node.operator === 'void';
}

/** Evaluating it does nothing, and is never seen. */
export function isInert(node) {
  return isNothing(node) || /^(Identifier|Literal|FunctionExpression|ArrowFunctionExpression)$/.test(node.type);
}

/** The one may be written for the other: neither ever changes. */
export function isAlias(binding, given) {
  if (binding.isWritten) return false;
  if (isNothing(given)) return true;
  return given.type === 'Identifier' && (given.binding ? !given.binding.isWritten : given.name === 'globalThis');
}

/** The declaration of a name that stands alone in it, and is not exported. */
export function soleDeclaration({ node, id }) {
  if (node.type !== 'VariableDeclaration' || node.declarations.length !== 1) return undefined;
  const [declared] = node.declarations;
  return declared.id === id && isInBlock(node) ? declared : undefined;
}

export function isInBlock({ parent }) {
  return /^(Program|BlockStatement)$/.test(parent.type);
}
