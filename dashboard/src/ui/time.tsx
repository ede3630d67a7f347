import { Text, type TextProps, Tooltip } from '@mantine/core';
import { relativeTime } from './relative-time.js';

/** In the reader's zone, which it names. */
export function fullTime(at: Date): string {
  return at.toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'long' });
}

export interface TimeProps extends TextProps {
  /** ISO 8601. */
  readonly at: string;
  readonly now?: Date;
}

/** How long ago; when exactly, whoever points at it or tabs to it is told. */
export function Time({ at, now = new Date(), ...style }: TimeProps) {
  const date = new Date(at);
  return (
    <Tooltip label={fullTime(date)} events={{ hover: true, focus: true, touch: true }}>
      <Text component="time" dateTime={at} span inherit {...style}>
        {relativeTime(date, now)}
      </Text>
    </Tooltip>
  );
}
