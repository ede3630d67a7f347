import { describe, expect, it } from 'vitest';
import { inlined } from '../inline/inline.mjs';

/** What a module exports as `result`, and whether a function of the name is still in it. */
async function run(code: string): Promise<unknown> {
  return (await import(`data:text/javascript,${encodeURIComponent(code)}`)).result;
}

/** Each does something that inlining could break; a name in it that begins with `once` is gone afterwards. */
const modules: readonly (readonly [string, string])[] = [
  [
    'lists that are taken apart',
    `function onceMake(start) {
       let held = start;
       function add(by) { held += by; }
       return [add, () => held, 7];
     }
     const [add, read, seven] = onceMake(3);
     add(seven);
     export const result = [read(), seven];`,
  ],
  [
    'names that are the same in both places',
    `const text = 'outer';
     function onceSay(say) { const text = 'inner'; return [say(), text]; }
     const said = onceSay(() => text);
     export const result = [said, text];`,
  ],
  [
    'a parameter that is written to',
    `function onceCount(from) { from += 1; return from; }
     let start = 1;
     const counted = onceCount(start);
     start = 5;
     export const result = [counted, start];`,
  ],
  [
    'a variable that changes after it was given',
    `let now = 1;
     const onceRead = (then) => () => [then, now];
     const read = onceRead(now);
     now = 2;
     export const result = read();`,
  ],
  [
    'defaults, patterns and shorthands',
    `function onceShow({ name, size: [width = 4] }, unit = 'px') { return { name, width, unit }; }
     const shown = onceShow({ name: 'a', size: [] });
     const { unit, ...rest } = shown;
     export const result = { unit, rest };`,
  ],
  [
    'what is awaited',
    `const told = [];
     async function onceAsk(tell) { tell(await Promise.resolve(1)); }
     async function ask() { try { await onceAsk((one) => told.push(one)); told.push('then'); } catch {} }
     await ask();
     export const result = told;`,
  ],
  [
    'arguments that do something',
    `let calls = 0;
     const call = () => { calls += 1; return calls; };
     function onceTake(first, second) { return first; }
     const first = onceTake(call(), call());
     export const result = [first, calls];`,
  ],
  [
    'a branch without braces, and an arrow',
    `const told = [];
     function onceTell(text) { const whole = text + '!'; told.push(whole); }
     const begin = (isLoud) => { if (isLoud) onceTell('loud'); };
     begin(false); begin(true);
     function onceLeave(name) { told.push(name); return told.length; }
     const leave = (name) => onceLeave(name);
     export const result = [leave('x'), leave('y'), told];`,
  ],
  [
    'objects that are spread, numbers, texts, and what is never anything',
    `const onceLimit = 3;
     const onceUnit = 'px';
     let nothing;
     function forget() { nothing = undefined; }
     const onceFace = { limit: () => onceLimit + onceUnit, forget };
     const client = { ...onceFace, isNothing: () => nothing === undefined };
     client.forget();
     export const result = [client.limit(), client.isNothing()];`,
  ],
];

/** What may not be moved, and is not. */
const kept: readonly (readonly [string, string])[] = [
  [
    'functions that end early',
    `function find(list) { for (const one of list) if (one > 1) return one; return 0; }
     const found = find([1, 2, 3]);
     export const result = found;`,
  ],
  ['what is exported', `const result = 'a text'; export { result };`],
  [
    'functions that call themselves',
    `function count(n) { return n > 0 ? 1 + count(n - 1) : 0; }
     const counted = count(3);
     export const result = [counted, count.length];`,
  ],
  [
    'functions that know an object, or are told lists',
    `const held = { n: 2, read() { return this.n; } };
     function rest(...all) { return all.length; }
     const many = rest(1, 2, 3);
     export const result = [held.read(), many];`,
  ],
];

describe('a function that is called once', () => {
  it.each(modules)('stands where it was called, with %s', async (_name, code) => {
    const text = inlined(code);
    expect(text).not.toMatch(/\bonce\w/);
    expect(await run(text)).toEqual(await run(code));
  });

  it.each(kept)('stays where it is among %s', async (_name, code) => {
    expect(await run(inlined(code))).toEqual(await run(code));
  });
});

describe('a function with much in it and little that goes in', () => {
  it('keeps its names for itself', () => {
    const code = `function decideAll(flags) { return flags.length; } export const result = decideAll([1]);`;
    expect(inlined(code)).toMatch(/decideAll\(\[1\]\)/);
  });
});

describe('the global object', () => {
  it('is no parameter where it is given at each call', () => {
    const code = `const wait = (scope, ms) => scope.setTimeout(() => scope.document, ms);
      export const result = () => { wait(globalThis, 1); wait(globalThis, 2); };`;
    expect(inlined(code)).toMatch(/wait = \(ms\) => setTimeout\(\(\) => globalThis\.document, ms\)/);
  });
});
