import { Button, Center } from '@mantine/core';
import type { ReactNode } from 'react';

/** Of an infinite query. */
export interface PagedList {
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  readonly fetchNextPage: () => unknown;
}

export interface MoreButtonProps {
  readonly list: PagedList;
  readonly children: ReactNode;
}

/** Below a list that is read page by page. */
export function MoreButton({ list, children }: MoreButtonProps) {
  if (!list.hasNextPage) return null;
  return (
    <Center mt="md">
      <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
        {children}
      </Button>
    </Center>
  );
}
