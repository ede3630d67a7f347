import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type ReleaseAction, releaseActions } from '../features/releases/machine/release.model.js';
import { type ReleaseInHand, releaseInHand } from './a-live-release.js';
import { checkHistory, type Known } from './release-replay.js';
import type { ReleaseWorld } from './release-world.js';

/** One thing that somebody does, through one of the nodes. */
export type Doing =
  | { readonly kind: 'look'; readonly node: number }
  | {
      readonly kind: 'act';
      readonly node: number;
      readonly action: ReleaseAction;
      /** Names the stage where it stood when the decision was taken. */
      readonly isNamed: boolean;
      readonly edits: 'adopt' | 'overwrite';
      readonly to: 'off' | 'previous-stage';
    }
  | { readonly kind: 'edit'; readonly node: number; readonly edit: HandEdit };

export type HandEdit =
  | { readonly kind: 'share'; readonly percentage: number }
  | { readonly kind: 'switch'; readonly enabled: boolean }
  | { readonly kind: 'list'; readonly value: string };

export interface Real {
  readonly world: ReleaseWorld;
  readonly release: ReleaseInHand;
}

type Command = fc.AsyncCommand<Known, Real>;

const hourMs = 3_600_000;
const node = fc.nat(1);

const look: fc.Arbitrary<Doing> = fc.record({ kind: fc.constant('look'), node });
const act = (actions: readonly ReleaseAction[]): fc.Arbitrary<Doing> =>
  fc.record({
    kind: fc.constant('act'),
    node,
    action: fc.constantFrom(...actions),
    isNamed: fc.boolean(),
    edits: fc.constantFrom('adopt', 'overwrite'),
    to: fc.constantFrom('off', 'previous-stage'),
  });
const handEdit: fc.Arbitrary<HandEdit> = fc.oneof(
  fc.record({ kind: fc.constant('share'), percentage: fc.constantFrom(5, 20, 60) }),
  fc.record({ kind: fc.constant('switch'), enabled: fc.boolean() }),
  fc.record({ kind: fc.constant('list'), value: fc.constantFrom('t1', 't9') }),
);
const edit: fc.Arbitrary<Doing> = fc.record({ kind: fc.constant('edit'), node, edit: handEdit });

/** Mostly what moves a release, so that it comes far. */
const doing = fc.oneof(
  { weight: 4, arbitrary: look },
  { weight: 6, arbitrary: act(['resume', 'approve', 'advance']) },
  { weight: 3, arbitrary: act(releaseActions.filter((action) => action !== 'abort')) },
  { weight: 1, arbitrary: edit },
);

/** Hours, and now and then an outage of weeks. */
const somePassing = fc.constantFrom(0.5, 1, 1, 2, 500).map((hours) => hours * hourMs);

export const someCommands = fc.commands(
  [
    doing.map((one) => commandOf(`${told(one)}`, (real) => doAll(real, [one]))),
    somePassing.map((durationMs) => passing(durationMs)),
    fc.tuple(doing, doing).map((both) => commandOf(both.map(told).join(' & '), (real) => doAll(real, both))),
    fc.constant(
      commandOf('both look', (real) =>
        doAll(
          real,
          [0, 1].map((one) => ({ kind: 'look', node: one })),
        ),
      ),
    ),
    fc
      .tuple(doing, fc.nat(40))
      .map(([one, afterMs]) =>
        commandOf(`${told(one)}, crash after ${afterMs} ms`, (real) => crashed(real, one, afterMs)),
      ),
    act(['resume', 'advance']).map((one) => commandOf(told(one), (real) => doAll(real, [one]))),
  ],
  { maxCommands: 30, size: 'max' },
);

function commandOf(name: string, run: (real: Real) => Promise<void>): Command {
  return {
    check: () => true,
    run: async (known, real) => {
      await run(real);
      await checkHistory(real.world.sql, real.release, known);
    },
    toString: () => name,
  };
}

/** Instants are moved into the past: what is known of them moves along. */
function passing(durationMs: number): Command {
  return {
    check: () => true,
    run: async (known, { world, release }) => {
      await world.letTimePass(durationMs);
      const back = (instant: Date | null) => instant && new Date(instant.getTime() - durationMs);
      const { stageEnteredAt, runningSince, dueAt } = known.release;
      const instants = { stageEnteredAt: back(stageEnteredAt), runningSince: back(runningSince), dueAt: back(dueAt) };
      known.release = { ...known.release, ...instants };
      await checkHistory(world.sql, release, known);
    },
    toString: () => `${durationMs / hourMs} h`,
  };
}

async function doAll(real: Real, all: readonly Doing[]): Promise<void> {
  const stage = (await real.release.read()).stage?.name;
  await Promise.all(all.map((one) => doOne(real, one, stage)));
}

async function crashed({ world, release }: Real, one: Doing, afterMs: number): Promise<void> {
  const stage = (await release.read()).stage?.name;
  const running = doOne({ world, release }, one, stage);
  await new Promise((resolve) => setTimeout(resolve, afterMs));
  await world.crash();
  await running;
}

async function doOne({ world, release }: Real, one: Doing, stage: string | undefined): Promise<void> {
  const server = world.nodes[one.node];
  assert.ok(server);
  if (one.kind === 'look') return await world.schedulers[one.node]?.advanceDue();
  const own = releaseInHand(server.call, release.flag);
  const { status, body } = await (one.kind === 'act' ? own.act(one.action, bodyOf(one, stage)) : byHand(own, one.edit));
  assert.ok([200, 409, 422].includes(status), `${told(one)}: ${status} ${JSON.stringify(body)}`);
}

function bodyOf({ isNamed, edits, to }: Extract<Doing, { kind: 'act' }>, stage: string | undefined): object {
  return { edits, to, ...(isNamed && stage !== undefined && { stage }) };
}

function byHand({ call, config }: ReleaseInHand, change: HandEdit) {
  if (change.kind === 'list') return call('PUT', `${config}/whitelist/${change.value}?by=tenantId&variant=off`);
  if (change.kind === 'switch') return call('PUT', `${config}/enabled`, { body: { enabled: change.enabled } });
  return call('PUT', `${config}/percentage`, { body: { percentage: change.percentage, by: 'tenantId' } });
}

function told(one: Doing): string {
  if (one.kind === 'look') return `look(${one.node})`;
  if (one.kind === 'edit') return `edit(${one.node}, ${JSON.stringify(one.edit)})`;
  return `${one.action}(${one.node}${one.isNamed ? ', named' : ''}, ${one.edits}, ${one.to})`;
}
