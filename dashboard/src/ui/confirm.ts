import type { ReactNode } from 'react';
import { signal } from './signal.js';

export interface Confirmation {
  readonly title: string;
  /** What will happen, to whom, and whether it can be undone. */
  readonly children: ReactNode;
  /** The verb of what is done, not `OK`. */
  readonly confirm: string;
  readonly isDangerous?: boolean;
  readonly onConfirm: () => void;
}

export const confirmations = signal<Confirmation>('confirm');

/** Asks before what cannot be undone, or reaches many. */
export function askFirst(confirmation: Confirmation): void {
  confirmations.send(confirmation);
}
