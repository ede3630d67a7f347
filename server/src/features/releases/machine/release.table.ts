import { type EventKind, type ReleaseState, releaseStates } from './release.model.js';

/** Where an event leads; `refused` with the reason; `nothing` where it has come about already, or does not matter. */
export type Cell = readonly ReleaseState[] | 'refused' | 'nothing';

type Row = Readonly<Record<ReleaseState, Cell>>;

const going = ['running', 'waiting', 'held'] as const;
const resting = ['paused', 'rolled-back'] as const;
const closed = ['completed', 'aborted'] as const;

/** The machine: every state and every event. What people ask for is refused where it cannot be; what just happens is not. */
export const releaseTable: Readonly<Record<EventKind, Row>> = {
  start: row('refused', [['draft'], ['running']], [going, 'nothing']),
  pause: row('refused', [going, ['paused']], [['paused'], 'nothing']),
  resume: row('refused', [['paused'], ['running', 'waiting']], [['rolled-back'], ['running']], [going, 'nothing']),
  approve: row(
    'refused',
    [['waiting'], ['running', 'completed']],
    [['draft'], ['draft']],
    [['paused'], ['paused']],
    [['rolled-back'], ['rolled-back']],
  ),
  advance: row('refused', [going, ['running', 'completed']]),
  back: row('refused', [going, ['running']]),
  rollback: row('refused', [[...going, ...resting], ['rolled-back']]),
  abort: row('refused', [['draft', ...going, ...resting], ['aborted']], [['aborted'], 'nothing']),
  plan: row('refused', [['draft'], ['draft']], [['paused'], ['paused']], [['rolled-back'], ['rolled-back']]),
  edit: row('nothing', [going, ['paused']]),
  archive: row(['aborted'], [closed, 'nothing']),
  due: row('nothing', [['running'], ['running', 'waiting', 'completed']]),
  fail: row('nothing', [going, ['paused']]),
  harm: row('nothing', [going, ['paused', 'rolled-back']]),
  healthy: row('nothing', [['held'], ['running', 'waiting']]),
  unknown: row('nothing', [['running'], ['held']]),
};

function row(otherwise: Cell, ...cells: readonly (readonly [states: readonly ReleaseState[], cell: Cell])[]): Row {
  const cellOf = (state: ReleaseState) => cells.find(([states]) => states.includes(state))?.[1] ?? otherwise;
  return Object.fromEntries(releaseStates.map((state) => [state, cellOf(state)])) as Row;
}
