import { useHotkeys } from '@mantine/hooks';
import { lazy, Suspense, useEffect, useState } from 'react';
import { signal } from '../ui/signal.js';

const Palette = lazy(async () => ({ default: (await import('./palette.js')).Palette }));
const wanted = signal<undefined>('palette');

export function openPalette(): void {
  wanted.send(undefined);
}

/** Loads the palette when it is first asked for; from then on it listens itself. */
export function PaletteHost() {
  const [isWanted, setIsWanted] = useState(false);
  const [isOpen, setIsOpen] = useState(false);
  useHotkeys([['mod+K', openPalette]], []);
  useEffect(
    () =>
      wanted.listen(() => {
        setIsWanted(true);
        setIsOpen(true);
      }),
    [],
  );
  if (!isWanted) return null;
  return (
    <Suspense>
      <Palette isOpen={isOpen} onClose={() => setIsOpen(false)} />
    </Suspense>
  );
}
