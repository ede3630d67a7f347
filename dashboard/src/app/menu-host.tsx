import { type ComponentType, Suspense, useState } from 'react';

interface MenuHostProps {
  readonly button: ComponentType<{
    readonly onClick?: () => void;
    readonly 'aria-haspopup'?: 'menu';
    readonly 'aria-expanded'?: boolean;
  }>;
  /** The same button with its menu, open. */
  readonly opened: ComponentType;
}

/** What places a menu on the page weighs more than the page's own code: it is loaded when somebody opens one. */
export function MenuHost({ button: Button, opened: Opened }: MenuHostProps) {
  const [isWanted, setIsWanted] = useState(false);
  const closed = <Button onClick={() => setIsWanted(true)} aria-haspopup="menu" aria-expanded={false} />;
  return isWanted ? (
    <Suspense fallback={closed}>
      <Opened />
    </Suspense>
  ) : (
    closed
  );
}
