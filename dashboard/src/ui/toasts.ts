import { signal } from './signal.js';

export interface Toast {
  readonly kind: 'done' | 'error';
  readonly title?: string;
  readonly message: string;
  /** What takes it back, while it is shown. */
  readonly action?: { readonly label: string; readonly run: () => void };
}

export const toasts = signal<Toast>('toast');

/** Says that something is done: in the past tense, naming it. */
export function toastDone(message: string, action?: Toast['action']): void {
  toasts.send({ kind: 'done', message, ...(action !== undefined && { action }) });
}

export function toastError(title: string, error: unknown): void {
  toasts.send({ kind: 'error', title, message: error instanceof Error ? error.message : String(error) });
}
