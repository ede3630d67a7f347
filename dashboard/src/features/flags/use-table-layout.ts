import { useMediaQuery } from '@mantine/hooks';

/** All columns; all but the owner; or the environments below the name. */
export type TableLayout = 'whole' | 'tight' | 'stacked';

/** The menu, margins, a scrollbar, and the columns that are always there. */
const restPx = 730;
const ownerPx = 76;
const environmentPx = 140;
/** The page grows no wider. */
const mostEnvironments = 8;

/** As much as fits: nothing of the table is cut off, however many environments there are. */
export function useTableLayout(environments: number): TableLayout {
  const tightPx = restPx + environmentPx * environments;
  const isTight = useNarrowerThan(tightPx + ownerPx);
  const isStacked = useNarrowerThan(tightPx) || environments > mostEnvironments;
  if (isStacked) return 'stacked';
  return isTight ? 'tight' : 'whole';
}

function useNarrowerThan(widthPx: number): boolean {
  return useMediaQuery(`(max-width: ${widthPx - 1}px)`, undefined, { getInitialValueInEffect: false }) ?? false;
}
