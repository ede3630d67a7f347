import type { ReactNode } from 'react';
import classes from './with-aside.module.css';

export interface WithAsideProps {
  /** Stays in view while the rest is scrolled; below it where there is no room beside. */
  readonly aside: ReactNode;
  readonly children: ReactNode;
}

/** What is edited, and beside it what comes of it. */
export function WithAside({ aside, children }: WithAsideProps) {
  return (
    <div className={classes['columns']}>
      {children}
      <div className={classes['aside']}>{aside}</div>
    </div>
  );
}
