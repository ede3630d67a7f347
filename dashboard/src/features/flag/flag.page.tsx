import { useParams } from '@tanstack/react-router';
import { Page } from '../../ui/page.js';

export function FlagPage() {
  const { flag } = useParams({ from: '/signed-in/projects/$project/flags/$flag' });
  return <Page title={flag}>{null}</Page>;
}
