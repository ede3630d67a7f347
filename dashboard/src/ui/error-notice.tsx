import { Alert, Button, List, Stack, Text } from '@mantine/core';
import { ApiError, type ApiErrorKind } from '../api/api-error.js';
import { Icon } from './icons.js';

const titles: Partial<Record<ApiErrorKind, string>> = {
  forbidden: 'Your role does not allow this',
  'not-found': 'There is no such thing, or it is not yours to see',
  conflict: 'This contradicts what there is',
  stale: 'Somebody else has edited this meanwhile',
  invalid: 'This cannot be saved as it is',
  malformed: 'This cannot be saved as it is',
  'approval-needed': 'This environment asks for approval',
  'too-many-requests': 'Too many attempts',
  unavailable: 'The server cannot answer just now',
  unreachable: 'The server cannot be reached',
};

export interface ErrorNoticeProps {
  readonly error: unknown;
  readonly onRetry?: (() => void) | undefined;
}

/** What went wrong, and what to do. Read out when it appears. */
export function ErrorNotice({ error, onRetry }: ErrorNoticeProps) {
  const known = error instanceof ApiError ? error : undefined;
  const fields = known?.errors.filter(({ message }) => !known.message.includes(message)) ?? [];
  return (
    <Alert color="red" role="alert" icon={<Icon name="warning" />} title={titleOf(known)}>
      <Stack gap="xs" align="flex-start">
        <Text size="sm">{messageOf(error)}</Text>
        {fields.length > 0 && (
          <List size="sm">
            {fields.map(({ path, message }) => (
              <List.Item key={`${path} ${message}`}>
                {path} {message}
              </List.Item>
            ))}
          </List>
        )}
        {onRetry !== undefined && (
          <Button size="xs" variant="default" onClick={onRetry} leftSection={<Icon name="refresh" size={14} />}>
            Try again
          </Button>
        )}
      </Stack>
    </Alert>
  );
}

function titleOf(error: ApiError | undefined): string {
  return (error && titles[error.kind]) ?? 'Something went wrong';
}

function messageOf(error: unknown): string {
  if (!(error instanceof ApiError)) return error instanceof Error ? error.message : String(error);
  const wait = error.retryAfterS === undefined ? '' : ` Try again in ${error.retryAfterS} s.`;
  const id = error.kind === 'internal' && error.requestId !== undefined ? ` (request ${error.requestId})` : '';
  return `${error.message}${wait}${id}`;
}
