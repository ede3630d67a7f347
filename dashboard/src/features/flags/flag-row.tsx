import { type MouseEventHandler, memo } from 'react';
import { formatted } from '../../ui/number.js';
import { relativeTime } from '../../ui/relative-time.js';
import { Sparkline } from '../../ui/sparkline.js';
import { Toggle } from '../../ui/toggle.js';
import { sumOf } from './flag-filter.js';
import type { FlagItem } from './flag-list.types.js';
import { flagPath } from './flag-path.js';
import classes from './flag-table.module.css';
import { lifecycleNames } from './lifecycle.js';
import { RolloutBar } from './rollout-bar.js';
import type { Toggling } from './toggler.js';

export interface FlagRowProps {
  readonly project: string;
  readonly item: FlagItem;
  readonly environments: readonly { readonly key: string; readonly name: string }[];
  readonly place: number;
  readonly top: number;
  readonly height: number;
  readonly mayToggle: boolean;
  readonly onToggle: (wish: Toggling) => void;
  readonly onOpen: MouseEventHandler<HTMLAnchorElement>;
}

/** Drawn again only where its flag changes: thousands stand in a list. */
export const FlagRow = memo((props: FlagRowProps) => {
  const { item, environments, place, top, height } = props;
  return (
    <tr
      aria-rowindex={place + 2}
      data-place={place}
      className={`${classes['line']} ${classes['row']}`}
      style={{ height, transform: `translateY(${top}px)` }}
    >
      <NameCell {...props} />
      <td className={`${classes['cut']} ${classes['small']} ${classes['owner']}`}>{item.owner?.name ?? '—'}</td>
      {environments.map((environment) => (
        <StateCell key={environment.key} {...props} environment={environment} />
      ))}
      <TrafficCell item={item} />
    </tr>
  );
});

function NameCell({ project, item, onOpen }: FlagRowProps) {
  return (
    <td className={classes['flag']}>
      <div className={classes['name']}>
        <a href={flagPath(project, item.key)} className={classes['key']} onClick={onOpen}>
          {item.key}
        </a>
        {item.kind !== 'boolean' && <span className={classes['kind']}>{item.kind}</span>}
        {item.lifecycle === 'ready-to-remove' && (
          <span className={classes['due']}>{lifecycleNames[item.lifecycle]}</span>
        )}
        {item.tags.slice(0, 2).map((tag) => (
          <span key={tag} className={classes['chip']}>
            {tag}
          </span>
        ))}
      </div>
      <div className={`${classes['cut']} ${classes['small']}`}>{item.description}</div>
    </td>
  );
}

function StateCell(props: FlagRowProps & { readonly environment: FlagRowProps['environments'][number] }) {
  const { project, item, environment, mayToggle, onToggle } = props;
  const summary = item.environments[environment.key];
  if (summary === undefined) return <td className={classes['state']} />;
  return (
    <td className={classes['state']}>
      <Toggle
        isOn={summary.enabled}
        isDisabled={!mayToggle || item.archivedAt !== null}
        label={`${item.key} in ${environment.name}`}
        onChange={(enabled) => onToggle({ project, flag: item.key, environment: environment.key, enabled })}
      />
      <div>
        <span className={classes['label']}>{environment.name}</span>
        <RolloutBar {...summary} />
      </div>
    </td>
  );
}

function TrafficCell({ item: { evaluations, lastEvaluatedAt } }: { readonly item: FlagItem }) {
  const count = sumOf(evaluations);
  return (
    <td className={classes['traffic']}>
      {count > 0 && <Sparkline values={evaluations} label={`${formatted(count)} evaluations in 24 hours`} />}
      <span className={classes['small']}>
        {lastEvaluatedAt === null ? 'Not evaluated yet' : relativeTime(new Date(lastEvaluatedAt), new Date())}
      </span>
    </td>
  );
}
