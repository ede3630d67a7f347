// Puts a function's body in the place of its call, where there is only one. Minifiers do so with expressions alone, and a
// page's client is made of functions that are called once: the names passed between them weigh as much as what they do.
import { withArrows } from './arrows.mjs';
import { functionNamed, withoutCall } from './calls.mjs';
import { withoutConstant, withoutParameter, withoutSpread } from './constants.mjs';
import { apart, edited, renamed } from './edit.mjs';
import { resolved } from './scopes.mjs';

/**
 * Before what browsers have, or what is only named where it may throw. `document` itself is asked for where there may be
 * none; what is in it is not.
 */
const globals =
  /globalThis\.(?=document\.|(?:setTimeout|clearTimeout|fetch|Math|URL|navigator|localStorage|BroadcastChannel|requestAnimationFrame|addEventListener)\b)|Number\.(?=parse)/g;

/** A module that does the same. It knows modules as we write them: no `this` in functions, no `eval`, no labels. */
export function inlined(code) {
  let text = withUniqueNames(code);
  for (;;) {
    const edits = nextStep(text);
    if (edits === undefined) return withArrows(text).replace(globals, '');
    text = edited(text, edits);
  }
}

/** No two names alike, so that code may go wherever what it names is seen. */
function withUniqueNames(code) {
  const { bindings, globals: taken } = resolved(code);
  const edits = bindings.flatMap(({ name, id, references }) => {
    let own = name;
    for (let count = 2; taken.has(own); count += 1) own = `${name}$${count}`;
    taken.add(own);
    return own === name ? [] : [id, ...references].map((node) => renamed(node, own));
  });
  return edited(code, edits);
}

function nextStep(code) {
  const { bindings } = resolved(code);
  const small = apart(bindings.map((binding) => smallStep(code, binding)));
  return small.length > 0 ? small : callStep(code, bindings);
}

/** What names nothing that another of its kind takes away. */
function smallStep(code, binding) {
  const made = functionNamed(binding);
  return (made && withoutParameter(binding, made)) ?? withoutConstant(code, binding) ?? withoutSpread(code, binding);
}

function callStep(code, bindings) {
  for (const binding of bindings) {
    const made = functionNamed(binding);
    const edits = made && withoutCall(code, binding, made);
    if (edits) return edits;
  }
  return undefined;
}
