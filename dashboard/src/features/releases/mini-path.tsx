import classes from './mini-path.module.css';
import type { ReleaseState, ReleaseSummary } from './releases.queries.js';

interface MiniPathProps {
  readonly plan: ReleaseSummary['plan'];
  readonly here: number;
  readonly state: ReleaseState;
}

/** A bar for each stage; what it shows is said in words beside it. */
export function MiniPath({ plan: { stages }, here, state }: MiniPathProps) {
  return (
    <div className={classes['path']} aria-hidden="true">
      {stages.map(({ name }, index) => (
        <span key={name} className={classes[lookOf(index, here, state)]} />
      ))}
    </div>
  );
}

function lookOf(index: number, here: number, state: ReleaseState): 'passed' | 'here' | 'halted' | 'ahead' {
  if (state === 'completed' || index < here) return 'passed';
  if (index > here) return 'ahead';
  return state === 'running' || state === 'waiting' ? 'here' : 'halted';
}
