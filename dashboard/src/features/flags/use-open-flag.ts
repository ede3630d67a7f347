import { useRouter } from '@tanstack/react-router';
import { type MouseEvent, useCallback } from 'react';

/** Opens a row's link without a reload; into another tab and the like the browser opens it itself. */
export function useOpenFlag() {
  const { history } = useRouter();
  return useCallback(
    (event: MouseEvent<HTMLAnchorElement>) => {
      const isElsewhere = event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
      if (isElsewhere) return;
      event.preventDefault();
      history.push(event.currentTarget.pathname);
    },
    [history],
  );
}
