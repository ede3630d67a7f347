import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, useCallback, useLayoutEffect, useRef, useState } from 'react';
import type { FlagItem } from './flag-list.types.js';
import { FlagRow, type FlagRowProps } from './flag-row.js';
import classes from './flag-table.module.css';
import { useListKeys } from './use-list-keys.js';
import { useOpenFlag } from './use-open-flag.js';
import { type TableLayout, useTableLayout } from './use-table-layout.js';

const rowHeight = 60;
/** Where they do not fit, the environments stand below the name, three beside each other. */
const stateHeight = 56;

interface FlagTableProps extends Pick<FlagRowProps, 'project' | 'environments' | 'mayToggle' | 'onToggle'> {
  readonly flags: readonly FlagItem[];
}

export function FlagTable(props: FlagTableProps) {
  const layout = useTableLayout(props.environments.length);
  const below = layout === 'stacked' ? stateHeight * Math.ceil(props.environments.length / 3) : 0;
  return <Rows key={layout} layout={layout} height={rowHeight + below} {...props} />;
}

interface RowsProps extends FlagTableProps {
  readonly layout: TableLayout;
  readonly height: number;
}

/** Only the rows in sight are in the page; all have one height, so that nothing has to be measured. */
function Rows({ flags, environments, layout, height, ...rest }: RowsProps) {
  const body = useRef<HTMLTableSectionElement>(null);
  const [scrollMargin, setScrollMargin] = useState(0);
  useLayoutEffect(() => {
    const top = body.current?.getBoundingClientRect().top ?? 0;
    setScrollMargin(top + globalThis.scrollY);
  }, []);
  const virtualizer = useWindowVirtualizer({
    count: flags.length,
    estimateSize: () => height,
    overscan: 4,
    scrollMargin,
    // Else the first screen is drawn twice: with no height, and with the window's.
    initialRect: { width: globalThis.innerWidth, height: globalThis.innerHeight },
    getItemKey: useCallback((index: number) => flags[index]?.key ?? index, [flags]),
  });
  const onOpen = useOpenFlag();
  useListKeys({ count: flags.length, body, reveal: (place) => virtualizer.scrollToIndex(place) });

  return (
    <div className={classes['scroller']}>
      <table
        aria-label="Flags"
        aria-rowcount={flags.length + 1}
        className={`${classes['table']} ${classes[layout]}`}
        style={{ '--environments': environments.length } as CSSProperties}
      >
        <Head environments={environments} />
        <tbody ref={body} className={classes['body']} style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map(({ index, key, start }) => {
            const item = flags[index];
            if (item === undefined) return null;
            const row = { item, environments, place: index, top: start - scrollMargin, height, onOpen };
            return <FlagRow key={key} {...row} {...rest} />;
          })}
        </tbody>
      </table>
    </div>
  );
}

function Head({ environments }: Pick<FlagTableProps, 'environments'>) {
  return (
    <thead className={classes['block']}>
      <tr aria-rowindex={1} className={`${classes['line']} ${classes['head']}`}>
        <HeadCell name="Flag" />
        <HeadCell name="Owner" className={classes['owner']} />
        {environments.map(({ name }) => (
          <HeadCell key={name} name={name} />
        ))}
        <HeadCell name="Evaluations" />
      </tr>
    </thead>
  );
}

function HeadCell({ name, className = '' }: { readonly name: string; readonly className?: string | undefined }) {
  return (
    <th scope="col" className={`${classes['cut']} ${className}`}>
      {name}
    </th>
  );
}
