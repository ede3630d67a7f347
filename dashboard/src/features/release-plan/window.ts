import type { ReleaseWindow } from './plan-draft.js';

type Hours = ReleaseWindow['hours'][number];
type Day = Hours['days'][number];

export const dayNames: readonly { readonly value: Day; readonly label: string; readonly name: string }[] = [
  { value: 'monday', label: 'Mo', name: 'Monday' },
  { value: 'tuesday', label: 'Tu', name: 'Tuesday' },
  { value: 'wednesday', label: 'We', name: 'Wednesday' },
  { value: 'thursday', label: 'Th', name: 'Thursday' },
  { value: 'friday', label: 'Fr', name: 'Friday' },
  { value: 'saturday', label: 'Sa', name: 'Saturday' },
  { value: 'sunday', label: 'Su', name: 'Sunday' },
];

const toThursday: Day[] = ['monday', 'tuesday', 'wednesday', 'thursday'];

/** What most teams want, ready made. */
export const readyWindows: readonly { readonly label: string; readonly hours: readonly Hours[] }[] = [
  {
    label: 'No Friday evenings, no weekends',
    hours: [
      { days: toThursday, from: '00:00', to: '24:00' },
      { days: ['friday'], from: '00:00', to: '15:00' },
    ],
  },
  {
    label: 'Office hours',
    hours: [
      { days: toThursday, from: '09:00', to: '16:00' },
      { days: ['friday'], from: '09:00', to: '13:00' },
    ],
  },
];

export function ownZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';
}

/** Those that the browser knows, and the one that is chosen. */
export function timeZones(chosen: string): string[] {
  return [...new Set(['UTC', chosen, ...Intl.supportedValuesOf('timeZone')])];
}
