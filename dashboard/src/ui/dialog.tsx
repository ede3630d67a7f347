import { Modal, type ModalProps } from '@mantine/core';
import { useLayoutEffect } from 'react';

export type DialogProps = Omit<ModalProps, 'returnFocus'>;

/** What asks or shows something over a page. */
export function Dialog(props: DialogProps) {
  useFocusBack(props.opened);
  return <Modal {...props} returnFocus={false} />;
}

/**
 * Mantine gives the focus back where a dialog is told to close; most of ours stand in the page only while they are
 * open, and would leave it nowhere. At once, so that a dialog that follows another leads back to the same place.
 */
function useFocusBack(isOpen: boolean): void {
  useLayoutEffect(() => {
    if (!isOpen) return;
    const opener = document.activeElement;
    return () => {
      if (opener instanceof HTMLElement) opener.focus({ preventScroll: true });
    };
  }, [isOpen]);
}
