import { Page } from '../../ui/page.js';

export function FirstRunPage() {
  return <Page title="Get started">{null}</Page>;
}
