/** Keys that mean letters there are no commands; nor are they where a dialog has the page. */
export function isTyping(event: KeyboardEvent): boolean {
  const { target } = event;
  if (event.defaultPrevented || !(target instanceof HTMLElement)) return event.defaultPrevented;
  if (target.closest('[role="dialog"]') !== null || target.isContentEditable) return true;
  if (target instanceof HTMLInputElement) return target.type !== 'checkbox' && target.type !== 'radio';
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}
