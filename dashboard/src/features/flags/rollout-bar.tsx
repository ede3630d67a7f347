import type { EnvironmentSummary } from './flag-list.types.js';
import classes from './rollout-bar.module.css';

/** How many of those whom nothing else decides for are served it, as a bar and as a figure. */
export function RolloutBar({ enabled, rollout, rules }: EnvironmentSummary) {
  return (
    <span className={`${classes['rollout']} ${enabled ? classes['on'] : ''}`}>
      <span className={classes['text']}>{rolloutText({ enabled, rollout, rules })}</span>
      <span className={classes['track']}>
        <span className={classes['fill']} style={{ width: `${rollout ?? 0}%` }} />
      </span>
    </span>
  );
}

function rolloutText({ enabled, rollout, rules }: Pick<EnvironmentSummary, 'enabled' | 'rollout' | 'rules'>): string {
  if (!enabled) return 'Off';
  const share = rollout === null ? 'Split' : `${rollout} %`;
  return rules === 0 ? share : `${share} · ${rules} ${rules === 1 ? 'rule' : 'rules'}`;
}
