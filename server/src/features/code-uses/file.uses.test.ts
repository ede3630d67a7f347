import { describe, expect, it } from 'vitest';
import type { KnownFlags } from './code-use.model.js';
import { usesIn } from './file.uses.js';

const flags = new Set(['new-billing', 'page.size', 'checkout', 'v2', 'size']);

/** Each use as `line kind flag`, `?` for what is asked for and unknown. */
function seen(path: string, text: string, known: KnownFlags = flags): string[] {
  const { hits, unknown } = usesIn(path, text, known);
  const lineOf = (offset: number) => text.slice(0, offset).split('\n').length;
  const all = [
    ...hits.map(({ flag, offset, kind }) => `${lineOf(offset)} ${kind} ${flag}`),
    ...unknown.map(({ flag, offset }) => `${lineOf(offset)} ? ${flag}`),
  ];
  return all.sort();
}

describe('in scripts', () => {
  it.each<readonly [what: string, path: string, code: string, ...uses: string[]]>([
    ['a question', 'a.ts', "flags.isEnabled('new-billing', user);", '1 evaluation new-billing'],
    ['a value with its type', 'a.ts', "client.value<number>('page.size', user, 20)", '1 evaluation page.size'],
    ['an optional call', 'a.ts', 'this.flags?.evaluate?.("checkout", u, false)', '1 evaluation checkout'],
    ['a text in backticks', 'a.js', 'flags.isEnabled(`new-billing`)', '1 evaluation new-billing'],
    [
      'hooks',
      'a.tsx',
      "const on = useFlag('checkout'); const n = useValue('page.size', 3);",
      '1 evaluation checkout',
      '1 evaluation page.size',
    ],
    ['a measurement', 'a.mts', "await flags.measure('checkout', user, run)", '1 evaluation checkout'],
    ['an observation', 'a.cjs', "flags.observe('checkout', user, { ok: true })", '1 evaluation checkout'],
    ['what OpenFeature asks', 'a.ts', "client.getBooleanValue('checkout', false)", '1 evaluation checkout'],
    ['a key that is cast', 'a.ts', "flags.isEnabled('checkout' as FlagKey, user)", '1 evaluation checkout'],
    [
      'a constant',
      'a.ts',
      "const key = 'checkout' as const;\nflags.isEnabled(key)",
      '1 mention checkout',
      '2 evaluation checkout',
    ],
    [
      'a constant below',
      'a.js',
      "const on = () => flags.isEnabled(key);\nconst key = 'checkout';",
      '1 evaluation checkout',
      '2 mention checkout',
    ],
    [
      'an object of keys',
      'a.ts',
      "const keys = { pay: 'checkout' } as const;\nflags.isEnabled(keys.pay)",
      '1 mention checkout',
      '2 evaluation checkout',
    ],
    [
      'a frozen object',
      'a.js',
      "const keys = Object.freeze({ pay: 'checkout' });\nflags.isEnabled(keys['pay'])",
      '1 mention checkout',
      '2 evaluation checkout',
    ],
    [
      'an enum',
      'a.ts',
      "enum Keys { Pay = 'checkout' }\nflags.isEnabled(Keys.Pay)",
      '1 mention checkout',
      '2 evaluation checkout',
    ],
    [
      'a name given twice',
      'a.ts',
      "const key = 'checkout';\nfunction f(key: string) { return flags.isEnabled(key) }",
      '1 mention checkout',
    ],
    [
      'a name that is only a type elsewhere',
      'a.ts',
      "const key = 'checkout';\nfunction f(a: typeof key, b = 1) { return flags.isEnabled(key) }",
      '1 mention checkout',
      '2 evaluation checkout',
    ],
    [
      'a name that a pattern gives again',
      'a.ts',
      "const key = 'checkout';\nconst f = ({ a: [key] }) => flags.isEnabled(key)",
      '1 mention checkout',
    ],
    ['a variable', 'a.ts', "let key = 'checkout';\nflags.isEnabled(key)", '1 mention checkout'],
    [
      'any other text',
      'a.ts',
      "const set = { 'new-billing': true }; log('checkout')",
      '1 mention checkout',
      '1 mention new-billing',
    ],
    ['a type', 'a.ts', "type Key = 'checkout' | 'v2'", '1 mention checkout', '1 mention v2'],
    ['an attribute', 'a.jsx', '<Flagged by="new-billing">checkout</Flagged>', '1 mention new-billing'],
    ['a comment', 'a.ts', "// isEnabled('checkout')\n/* 'v2' */"],
    ['a part of a text', 'a.ts', "log('the new-billing is on')"],
    ['a name in code', 'a.ts', 'const checkout = v2.size(1)'],
    [
      'what is imported',
      'a.ts',
      "import x from 'checkout';\nexport * from 'v2';\nrequire('size');\nimport('checkout')",
    ],
    [
      'decorators, private names, satisfies',
      'a.ts',
      "@Injectable() class A { constructor(@Inject() private a: B) {} #flags = 1; f() { return this.#flags.isEnabled('checkout') satisfies boolean } }",
      '1 evaluation checkout',
    ],
    [
      'types of Flow',
      'a.js',
      "const f = (x: ?string): boolean => flags.isEnabled('checkout')",
      '1 evaluation checkout',
    ],
    [
      'a script that begins as a program',
      'a.mjs',
      "#!/usr/bin/env node\nflags.isEnabled('checkout')",
      '2 evaluation checkout',
    ],
    [
      'what is broken in a small way',
      'a.ts',
      "let a = 1; let a = 2;\nflags.isEnabled('checkout')",
      '2 evaluation checkout',
    ],
  ])('sees %s', (_what, path, code, ...uses) => {
    expect(seen(path, code)).toEqual(uses);
  });

  it('searches by words what cannot be read, and says so', () => {
    const { hits, isUnparsed } = usesIn('a.ts', "if (((( flags.isEnabled('checkout')", flags);
    expect([isUnparsed, hits]).toEqual([true, [{ flag: 'checkout', offset: 25, kind: 'mention' }]]);
  });

  it.each<readonly [code: string, ...uses: string[]]>([
    ["flags.isEnabled('newbilling')", '1 ? newbilling'],
    ["useFlags().value('sise', 1)", '1 ? sise'],
    ["useFlag('chekout')", '1 ? chekout'],
    ["import { createClient } from '@guidon/sdk-node';\nclient.value('sise', user, 1)", '2 ? sise'],
    ["import { useValue } from '@guidon/sdk-browser/react';\nuseValue('sise', 1)", '2 ? sise'],
    ["logger.isEnabled('debug'); field.value('name'); value('name'); page.evaluate('1 + 1')"],
    ["flags.measure('payment', user, run); flags.observe('payment', user, {})"],
    ["flags.isEnabled('no key at all')"],
  ])('finds flags that do not exist: %s', (code, ...uses) => {
    expect(seen('a.ts', code)).toEqual(uses);
  });

  it('counts the questions whose key is computed', () => {
    const code = "flags.isEnabled('exp-' + name); flags.value(a[1], u, 1); flags.isEnabled(key); other.value(key)";
    expect(usesIn('a.ts', code, flags).computed).toBe(3);
  });

  it('takes every key that is asked for, where nobody can say what there is', () => {
    expect(seen('a.ts', "flags.isEnabled('anything'); log('checkout'); field.value('x')", null)).toEqual([
      '1 evaluation anything',
    ]);
    expect(seen('a.py', 'checkout', null)).toEqual([]);
  });

  it('bears a text of ten thousand parts, and one of ten thousand brackets', () => {
    const sum = Array.from({ length: 10_000 }, () => "'checkout'").join(' + ');
    expect(usesIn('a.ts', sum, flags).hits).toHaveLength(10_000);
    expect(usesIn('a.ts', `${'['.repeat(10_000)}'checkout'`, flags).isUnparsed).toBe(true);
  });
});

describe('in files with scripts in them', () => {
  it('reads the scripts as scripts and the rest by words', () => {
    const vue = `<template>
  <p v-if="flags.isEnabled('checkout')">new-billing</p>
</template>
<script setup lang="ts">
const a: boolean = flags.isEnabled('new-billing')
// checkout
</script>
<SCRIPT>log('v2')</SCRIPT>
<style>.checkout { }</style>`;
    const uses = [
      '2 mention checkout',
      '2 mention new-billing',
      '5 evaluation new-billing',
      '8 mention v2',
      '9 mention checkout',
    ];
    expect(seen('a.vue', vue)).toEqual(uses);
  });

  it('bears many beginnings without an end', () => {
    expect(seen('a.html', `${'<script>'.repeat(50_000)} checkout`)).toEqual(['1 mention checkout']);
  });
});

describe('in other languages', () => {
  it.each<readonly [code: string, ...uses: string[]]>([
    ['if flags.is_enabled("new-billing", user):', '1 mention new-billing'],
    ['FLAG=new-billing', '1 mention new-billing'],
    ['--new-billing', '1 mention new-billing'],
    ['It is new-billing. Or so.', '1 mention new-billing'],
    ['new-billing.enabled and flags.checkout', '1 mention checkout', '1 mention new-billing'],
    ['a.page.size.b', '1 mention page.size'],
    ['checkout.v2', '1 mention checkout', '1 mention v2'],
    ['new-billing-v3, renew-billing, my_new-billing, new-billing_x'],
    ['éncheckout checkouté größe-checkout'],
    [`${'-'.repeat(1_000_000)}a`],
    [`${'.'.repeat(1_000_000)}a`],
  ])('sees words of their own: %s', (code, ...uses) => {
    expect(seen('a.py', code)).toEqual(uses);
  });
});
