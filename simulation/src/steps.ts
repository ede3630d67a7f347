import type { Flag } from '@guidon/evaluator';
import { aFlag } from '@guidon/evaluator/testing';
import { type Chance, chanceOf } from './chance.js';
import type { Connection } from './connection.js';
import type { Damage } from './disk.js';
import type { Life } from './life.js';
import type { Node } from './node.js';
import type { Step } from './plan.js';
import type { Reader } from './reader.js';
import type { Simulation } from './simulation.js';

/** Who and what a step is about. */
interface Stage {
  readonly world: Simulation;
  readonly chance: Chance;
  readonly lastsMs: number;
  /** The simulated moment at which it is over. */
  readonly untilMs: number;
  readonly node: Node;
  readonly sdk: Reader;
}

interface Kind {
  readonly weight: number;
  /** Says what it came to. */
  readonly run: (stage: Stage) => string;
}

const forSeconds = ({ lastsMs }: Stage) => `for ${lastsMs / 1_000} s`;

export const stepKinds = {
  write: { weight: 14, run: (stage) => write(stage) },
  'write many': {
    weight: 3,
    run: (stage) => {
      const count = 3 + stage.chance.whole(5);
      for (let index = 0; index < count; index += 1) write(stage);
      return `${count} changes by ${stage.node.name}`;
    },
  },
  'kill a node': {
    weight: 3,
    run: ({ world, node, lastsMs, chance }) => {
      const how = chance.isLikely(0.7) ? 'process' : 'machine';
      node.die(how);
      world.time.schedule(lastsMs, () => node.start());
      return `${node.name} with its ${how}, back after ${lastsMs / 1_000} s`;
    },
  },
  'kill a node at an await': {
    weight: 3,
    run: ({ world, node, chance, lastsMs }) => {
      node.diesAfterAnswers = chance.whole(6);
      world.time.schedule(lastsMs, () => node.start());
      return `${node.name} at the ${node.diesAfterAnswers + 1}. answer that it waits for`;
    },
  },
  'kill every node': {
    weight: 1,
    run: ({ world, lastsMs }) => {
      for (const node of world.nodes) {
        node.die('process');
        world.time.schedule(lastsMs, () => node.start());
      }
      return `back after ${lastsMs / 1_000} s`;
    },
  },
  'restart a node': {
    weight: 2,
    run: ({ world, node, lastsMs }) => {
      node.leave(Math.min(lastsMs, 10_000));
      world.time.schedule(lastsMs + 12_000, () => node.start());
      return node.name;
    },
  },
  'stop a node': { weight: 2, run: (stage) => freeze(stage.node.name, stage.node.life, stage) },
  'stop an SDK': { weight: 2, run: (stage) => freeze(stage.sdk.name, stage.sdk.life, stage) },
  'kill an SDK': {
    weight: 3,
    run: ({ world, sdk, lastsMs, chance }) => {
      const damage = chance.pick<Damage>(['none', 'none', 'torn', 'lost', 'older']) ?? 'none';
      sdk.die(damage);
      world.time.schedule(lastsMs, () => sdk.start());
      return `${sdk.name}, back after ${lastsMs / 1_000} s with its file ${damage === 'none' ? 'whole' : damage}`;
    },
  },
  "fill an SDK's disk": {
    weight: 1,
    run: (stage) => {
      stage.sdk.disk.fill(stage.untilMs);
      return `of ${stage.sdk.name} ${forSeconds(stage)}`;
    },
  },
  'take Postgres away': {
    weight: 2,
    run: (stage) => {
      stage.world.postgres.downUntilMs = stage.untilMs;
      stage.world.postgres.disconnect();
      return forSeconds(stage);
    },
  },
  'stop Postgres': {
    weight: 2,
    run: (stage) => {
      stage.world.postgres.hang(stage.lastsMs);
      return forSeconds(stage);
    },
  },
  'slow Postgres': {
    weight: 1,
    run: (stage) => {
      stage.world.postgres.slowUntilMs = stage.untilMs;
      return forSeconds(stage);
    },
  },
  'fail Postgres over': {
    weight: 3,
    run: ({ world, chance, lastsMs }) => {
      world.postgres.disconnect();
      world.postgres.downUntilMs = world.time.nowMs + Math.min(lastsMs, 2_000);
      const lost = [...world.postgres.tables.values()].map((table) => table.lose(chance.whole(4)));
      return `with the loss of ${lost.join(' and ')} changes`;
    },
  },
  'forget old changes': {
    weight: 1,
    run: ({ world, chance }) => {
      const kept = chance.whole(4);
      for (const table of world.postgres.tables.values()) table.prune(kept);
      return `but the last ${kept}`;
    },
  },
  'take Redis away': {
    weight: 2,
    run: (stage) => {
      stage.world.bus.downUntilMs = stage.untilMs;
      return forSeconds(stage);
    },
  },
  'empty Redis': {
    weight: 1,
    run: ({ world }) => {
      world.cache?.empty();
      world.bus.downUntilMs = Math.max(world.bus.downUntilMs, world.time.nowMs + 500);
      return 'it was away for half a second';
    },
  },
  'make news unreliable': {
    weight: 2,
    run: (stage) => {
      stage.world.bus.unreliableUntilMs = stage.untilMs;
      return forSeconds(stage);
    },
  },
  'cut connections': {
    weight: 3,
    run: (stage) => {
      const cut = hit(stage, (connection) => connection.reset());
      return `${cut} of them`;
    },
  },
  'cut within what is said next': {
    weight: 2,
    run: (stage) => {
      const cut = hit(stage, (connection) => {
        connection.cutsNextText = true;
      });
      return `on ${cut} connections`;
    },
  },
  'lose an event': {
    weight: 2,
    run: (stage) => {
      const struck = hit(stage, (connection) => {
        connection.losesNextText = connection.isChain;
      });
      return `on ${struck} connections, though none may: what follows must tell`;
    },
  },
  'half-open connections': {
    weight: 3,
    run: (stage) => {
      const sides = stage.chance.pick([
        [true, false],
        [false, true],
        [true, true],
      ]) ?? [true, true];
      const cut = hit(stage, (connection) => {
        // What was lost before stays so: no connection brings later what follows on it.
        connection.isDeaf ||= sides[0] === true;
        connection.isDumb ||= sides[1] === true;
      });
      return `${cut} of them, ${sides[0] ? 'nothing arrives at the SDK' : ''}${sides[1] ? ' nothing arrives at the node' : ''}`;
    },
  },
  'stall connections': {
    weight: 2,
    run: (stage) => {
      const stalled = hit(stage, (connection) => {
        connection.stalledUntilMs = stage.untilMs;
      });
      return `${stalled} of them ${forSeconds(stage)}`;
    },
  },
  'slow the network': {
    weight: 2,
    run: (stage) => {
      stage.world.network.slowUntilMs = stage.untilMs;
      return forSeconds(stage);
    },
  },
  'cut an SDK off': {
    weight: 2,
    run: (stage) => {
      stage.sdk.isCutOffUntilMs = stage.untilMs;
      for (const connection of stage.world.network.open(({ client }) => client === stage.sdk.life)) {
        connection.isDeaf = true;
        connection.isDumb = true;
      }
      return `${stage.sdk.name} ${forSeconds(stage)}`;
    },
  },
  'say what nobody can read': {
    weight: 1,
    run: (stage) => {
      const hits = hit(
        stage,
        (connection) => connection.isStream && connection.isAccepted && connection.text('event: patch\ndata: {\n\n'),
      );
      return `on ${hits} connections`;
    },
  },
} as const satisfies Record<string, Kind>;

export type StepKind = keyof typeof stepKinds;

/** Carries it out and says what it came to. Every step has its own chance: without the others it does the same. */
export function take(world: Simulation, { kind, lastsMs, number }: Step): string {
  const chance = chanceOf(number, 0);
  const node = chance.pick(world.nodes);
  const sdk = chance.pick(world.readers);
  if (node === undefined || sdk === undefined) return '';
  const stage = { world, chance, lastsMs, untilMs: world.time.nowMs + lastsMs, node, sdk };
  const { run }: Kind = stepKinds[kind];
  return run(stage);
}

function write({ world, node, chance }: Stage): string {
  const environmentId = 1 + chance.whole(world.postgres.tables.size);
  const key = `flag-${chance.whole(4)}`;
  const what = chance.pick<Edit>(['on', 'on', 'on', 'on', 'on', 'off', 'off', 'removed', 'shown to others']) ?? 'on';
  const serial = world.nextSerial();
  node.write(environmentId, key, (before) => (what === 'removed' ? undefined : edited(before, key, serial, what)));
  world.commits += 1;
  return `${key} of environment ${environmentId} is ${what === 'on' ? serial : what}, by ${node.name}`;
}

type Edit = 'on' | 'off' | 'removed' | 'shown to others';

/** What it serves tells which write it was. */
function edited(before: Flag | undefined, key: string, serial: string, what: Edit): Flag {
  const variants = { on: serial, off: 'off' };
  const flag = before ?? aFlag({ key, kind: 'string', variants, clientVisible: key !== 'flag-1', rules: rulesOf(key) });
  if (what === 'shown to others') return { ...flag, clientVisible: flag.clientVisible !== true };
  return { ...flag, enabled: what === 'on', variants };
}

/** Where there is one, a page cannot tell whom it is for: the server decides for it. */
function rulesOf(key: string): Flag['rules'] {
  const conditions = [{ attribute: 'plan', operator: 'startsWith' as const, values: ['pro'] }];
  return key === 'flag-3' ? [{ id: 'r', conditions, serve: { variant: 'off' } }] : [];
}

function freeze(name: string, life: Life | undefined, { lastsMs }: Stage): string {
  life?.freeze(lastsMs);
  return `${name} for ${lastsMs / 1_000} s`;
}

/** Some connections, or all of them. */
function hit({ world, chance }: Stage, strike: (connection: Connection) => unknown): number {
  const open = world.network.open();
  const share = chance.pick([0.3, 1]) ?? 1;
  const struck = open.filter(() => chance.isLikely(share));
  for (const connection of struck) strike(connection);
  return struck.length;
}
