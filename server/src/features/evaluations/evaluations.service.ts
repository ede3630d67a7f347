import { type Context, clientVisibleFlags, evaluateAll, evaluateSome, type Ruleset } from '@guidon/evaluator';
import { notFound, unavailable } from '../../errors.js';
import { evaluationTexts } from './evaluation.text.js';
import type { EvaluationRequest } from './evaluations.schema.js';

/** What is decided from: what the node serves at this moment. */
export interface DecidingState {
  readonly id: string;
  readonly version: number;
  readonly ruleset: Ruleset;
  /** `unknown` where the state named is neither this one nor led here. */
  since(id: string): { readonly kind: string };
}

export interface EvaluationsDeps {
  readonly held: (environmentId: number) => DecidingState | undefined;
  readonly use: (environmentId: number) => Promise<DecidingState | undefined>;
  /** Brings the node up to date; false where the primary cannot be asked. */
  readonly lookAt: (environmentId: number) => Promise<boolean>;
  /** Asks the primary about a state that this node does not know; brings the node up to date on the way. */
  readonly ask: (environmentId: number, id: string) => Promise<'known' | 'unknown' | 'unreachable'>;
}

export interface Sight {
  readonly environmentId: number;
  /** Client keys are public: they see the flags that are marked for them. */
  readonly kind: 'server' | 'client';
}

export type EvaluationsService = ReturnType<typeof createEvaluationsService>;

const idShape = /^(\d{1,16})-\w{1,64}$/;

export function createEvaluationsService({ held, use, lookAt, ask }: EvaluationsDeps) {
  const visible = visibleFlags();
  const answerText = evaluationTexts();

  function answer(state: DecidingState, sight: Sight, request: EvaluationRequest, reset: boolean): string {
    const { ruleset } = state;
    const shown = sight.kind === 'client' ? visible(ruleset) : undefined;
    return answerText(ruleset, decide(ruleset, shown, request), reset);
  }

  /** What else they hold may be of a history that is lost: a part of this one does not mend it. */
  function answerWhole(state: DecidingState, sight: Sight, { flags: _some, ...whole }: EvaluationRequest): string {
    return answer(state, sight, whole, true);
  }

  /** Only who is told by the primary that its state never was may be taken back to a lower version. */
  async function answerUnknown(state: DecidingState, sight: Sight, request: EvaluationRequest, from: string) {
    const known = await ask(sight.environmentId, from);
    if (known === 'unreachable') throw unsettled();
    if (known === 'known') return answer(state, sight, request, false);
    return answerWhole(state, sight, request);
  }

  function answerFrom(state: DecidingState, sight: Sight, request: EvaluationRequest): string | Promise<string> {
    const { from } = request;
    if (from === undefined || from === state.id) return answer(state, sight, request, false);
    const version = versionOf(from);
    if (Number.isNaN(version)) return answerWhole(state, sight, request);
    // An older one needs no question: whatever it was, this one takes its place, unless only a part of it is asked for.
    const isReplaced = request.flags === undefined || state.since(from).kind !== 'unknown';
    if (version < state.version && isReplaced) return answer(state, sight, request, false);
    return answerUnknown(state, sight, request, from);
  }

  /** Who is ahead of what was told may be so by changes that the database has lost, and have not noticed. */
  function answerTold(state: DecidingState, sight: Sight, request: EvaluationRequest): string | Promise<string> {
    const { told } = request;
    const isAhead = told !== undefined && told !== state.id && versionOf(told) <= state.version;
    if (!isAhead) return answerFrom(state, sight, request);
    return lookAt(sight.environmentId).then((isSure) => {
      if (!isSure) throw unsettled();
      return answerFrom(state, sight, request);
    });
  }

  async function load(sight: Sight, request: EvaluationRequest): Promise<string> {
    const state = await use(sight.environmentId);
    if (state === undefined) throw notFound('environment', String(sight.environmentId));
    return await answerTold(state, sight, request);
  }

  return {
    /** The answer's JSON; without a promise where it comes from memory, which is nearly always. */
    evaluate(sight: Sight, request: EvaluationRequest): string | Promise<string> {
      const state = held(sight.environmentId);
      return state === undefined ? load(sight, request) : answerTold(state, sight, request);
    },
  };
}

function versionOf(id: string): number {
  return Number(idShape.exec(id)?.[1] ?? Number.NaN);
}

type Decisions = ReturnType<typeof evaluateAll>;

interface VisibleFlags {
  readonly keys: readonly string[];
  readonly names: ReadonlySet<string>;
}

function decide(ruleset: Ruleset, shown: VisibleFlags | undefined, { context, flags }: EvaluationRequest): Decisions {
  // Null stands for a number that JSON cannot carry, and no operator takes it.
  const asked = context as Context;
  if (flags !== undefined) {
    const known = [...new Set(flags)].filter((key) => shown === undefined || shown.names.has(key));
    return evaluateSome(ruleset, known, asked);
  }
  return shown === undefined ? evaluateAll(ruleset, asked) : evaluateSome(ruleset, shown.keys, asked);
}

/** Looked for once in each state. */
function visibleFlags(): (ruleset: Ruleset) => VisibleFlags {
  const found = new WeakMap<Ruleset, VisibleFlags>();
  return (ruleset) => {
    const keys = found.get(ruleset)?.keys ?? clientVisibleFlags(ruleset);
    const visible = found.get(ruleset) ?? { keys, names: new Set(keys) };
    found.set(ruleset, visible);
    return visible;
  };
}

function unsettled() {
  return unavailable('Whether your state is known cannot be said while the database does not answer. Keep it.');
}
