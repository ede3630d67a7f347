/** The code with texts put in the place of ranges, which do not overlap. */
export function edited(code, edits) {
  let text = '';
  let at = 0;
  for (const { start, end, text: put } of edits.toSorted(
    (left, right) => left.start - right.start || left.end - right.end,
  )) {
    text += code.slice(at, start) + put;
    at = end;
  }
  return text + code.slice(at);
}

/** Of steps, each of some edits, those that touch nothing that one before them touches. */
export function apart(steps) {
  const taken = [];
  for (const edits of steps) {
    const isFree = edits?.every((one) => taken.every(({ start, end }) => one.end <= start || one.start >= end));
    if (isFree) taken.push(...edits);
  }
  return taken;
}

/** An edit that takes a node away. */
export function without({ start, end }) {
  return { start, end, text: '' };
}

/** An edit that has a reference say something else; a shorthand says its name twice. */
export function renamed(node, text) {
  const { start, end, name, parent } = node;
  if (parent.type === 'ExportSpecifier' && parent.exported.start === start)
    return { start, end, text: `${text} as ${name}` };
  const isDefaulted = parent.type === 'AssignmentPattern' && parent.left === node;
  const { type, shorthand } = isDefaulted ? parent.parent : parent;
  return { start, end, text: type === 'Property' && shorthand ? `${name}: ${text}` : text };
}
