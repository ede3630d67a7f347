import { SegmentedControl } from '@mantine/core';
import { useQueries } from '@tanstack/react-query';
import { useApi } from '../../api/api-context.js';
import { useActiveInView } from '../../ui/use-active-in-view.js';
import classes from './environment-tabs.module.css';
import { configQuery } from './flag.api.js';

interface EnvironmentTabsProps {
  readonly project: string;
  readonly flag: string;
  readonly environments: readonly { readonly key: string; readonly name: string }[];
  readonly current: string | undefined;
  readonly onChange: (environment: string) => void;
}

/** Where it is on shows before one goes there. */
export function EnvironmentTabs({ project, flag, environments, current, onChange }: EnvironmentTabsProps) {
  const api = useApi();
  const row = useActiveInView<HTMLDivElement>(`${current} of ${environments.length}`);
  const configs = useQueries({
    queries: environments.map(({ key }) => configQuery(api, { project, flag, environment: key })),
  });
  const data = environments.map(({ key, name }, index) => {
    const isOn = configs[index]?.data?.value.enabled === true;
    const label = (
      <span key={key} className={classes['tab']}>
        <span className={`${classes['dot']} ${isOn ? classes['on'] : ''}`} />
        {name}
        <span className={classes['state']}>{isOn ? 'on' : 'off'}</span>
      </span>
    );
    return { value: key, label };
  });
  return (
    <div className={classes['scroller']} ref={row}>
      <SegmentedControl
        aria-label="Environment"
        data={data}
        value={current ?? ''}
        onChange={onChange}
        transitionDuration={0}
      />
    </div>
  );
}
