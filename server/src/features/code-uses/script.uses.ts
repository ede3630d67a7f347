import type { FileHits, Hit, KnownFlags } from './code-use.model.js';
import { type Constants, constantsOf, resolve } from './script.constants.js';
import { child, children, nameOf, nodesOf, type SyntaxNode, textOf, unwrapped } from './script.syntax.js';

/** What our SDKs and OpenFeature's ask a flag with, by the first argument. */
const questions = new Set([
  ...['isEnabled', 'value', 'evaluate', 'useFlag', 'useValue'],
  ...['Boolean', 'String', 'Number', 'Object'].flatMap((kind) => [`get${kind}Value`, `get${kind}Details`]),
  ...['Boolean', 'String', 'Number', 'Object'].flatMap((kind) => [`use${kind}FlagValue`, `use${kind}FlagDetails`]),
]);
/** Their first argument names an operation, which may be called as a flag is: no unknown flag where it is not. */
const measurements = new Set(['measure', 'observe']);
/** Names that nothing else bears, so that they need no more around them. */
const plainNames = new Set(['isEnabled', 'useFlag', 'useBooleanFlagValue', 'useStringFlagValue', 'useNumberFlagValue']);
const flagWord = /flag|feature|toggle|guidon/i;
const possibleKey = /^[a-zA-Z0-9][a-zA-Z0-9._-]{0,99}$/;

/** Worth parsing, though no key stands in it. */
export const asksSomething =
  /\b(?:isEnabled|evaluate|value|useFlag|useValue|(?:get|use)(?:Boolean|String|Number|Object)\w{1,20})\s{0,9}[(<?]/;

export function scriptHits(program: SyntaxNode, known: KnownFlags): FileHits {
  const nodes = nodesOf(program);
  const parts = partsOf(nodes);
  const constants = constantsOf(nodes);
  const asked = parts.calls.flatMap((call) => askedBy(call, constants, parts.isOurs));
  const found = asked.filter(({ key }) => key !== undefined && (known === null || known.has(key)));
  const missing = asked.filter(({ key }) => key !== undefined && known !== null && !known.has(key));
  const literals = new Set(found.map(({ argument }) => argument));
  const mentions = parts.literals.filter((literal) => !literals.has(literal) && known?.has(textOf(literal) ?? ''));
  return {
    hits: [
      ...found
        .filter(({ isSure }) => isSure || known !== null)
        .map((one) => hitOf(one.argument, one.key ?? '', 'evaluation')),
      ...mentions.map((literal) => hitOf(literal, textOf(literal) ?? '', 'mention')),
    ],
    unknown: missing
      .filter(({ isSure, key }) => isSure && possibleKey.test(key ?? ''))
      .map(({ argument, key }) => hitOf(argument, key ?? '', 'evaluation')),
    computed: asked.filter(({ isSure, key }) => isSure && key === undefined).length,
  };
}

function hitOf({ start }: SyntaxNode, flag: string, kind: Hit['kind']): Hit {
  return { flag, offset: start, kind };
}

interface Parts {
  readonly calls: readonly SyntaxNode[];
  readonly literals: readonly SyntaxNode[];
  /** Whether it imports from one of our packages. */
  readonly isOurs: boolean;
}

function partsOf(nodes: readonly SyntaxNode[]): Parts {
  const calls: SyntaxNode[] = [];
  const literals: SyntaxNode[] = [];
  const sources = new Set<SyntaxNode>();
  for (const node of nodes) {
    if (node.type === 'CallExpression' || node.type === 'OptionalCallExpression') calls.push(node);
    if (textOf(node) !== undefined) literals.push(node);
    const source = sourceOf(node);
    if (source !== undefined) sources.add(source);
  }
  const isOurs = [...sources].some((source) => textOf(source)?.startsWith('@guidon/'));
  return { calls, literals: literals.filter((literal) => !sources.has(literal)), isOurs };
}

/** What names a module names no flag. */
function sourceOf(node: SyntaxNode): SyntaxNode | undefined {
  if (/^(Import|Export)\w*Declaration$|^ImportExpression$|^TSImportType$/.test(node.type))
    return child(node, 'source') ?? child(node, 'argument');
  if (node.type !== 'CallExpression') return undefined;
  const callee = child(node, 'callee');
  return callee?.type === 'Import' || nameOf(callee) === 'require' ? children(node, 'arguments')[0] : undefined;
}

interface Asked {
  readonly argument: SyntaxNode;
  /** Undefined where it is computed. */
  readonly key: string | undefined;
  /** That it is a flag that is asked for. Many things have a `value`. */
  readonly isSure: boolean;
}

function askedBy(call: SyntaxNode, constants: Constants, isOurs: boolean): readonly Asked[] {
  const callee = unwrapped(child(call, 'callee'));
  const name = nameOf(callee) ?? '';
  const isQuestion = questions.has(name);
  const argument = unwrapped(children(call, 'arguments')[0]);
  if (argument === undefined || callee === undefined || !(isQuestion || measurements.has(name))) return [];
  return [{ argument, key: resolve(argument, constants), isSure: isQuestion && (isOurs || asksFlags(callee, name)) }];
}

/** `flags.isEnabled`, `this.features.value`, `useFlags().isEnabled`, but not `logger.isEnabled`. */
function asksFlags(callee: SyntaxNode, name: string): boolean {
  if (callee.type === 'Identifier') return plainNames.has(name);
  return flagWord.test(nameOf(unwrapped(child(callee, 'object'))) ?? '');
}
