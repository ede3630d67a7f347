import { take } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { useWrite } from '../../api/use-write.js';
import { askFirst } from '../../ui/confirm.js';

export interface Archivable {
  readonly key: string;
  readonly archivedAt: string | null;
  /** Places in code; null where none was scanned. */
  readonly codeUses: number | null;
}

const path = '/api/v1/projects/{project}/flags/{flag}';

/** Archives after asking; brings back what is archived at once. */
export function useArchiving(project: string) {
  const { mutate } = useWrite({
    write: async (api, { key, archivedAt }: Archivable) => {
      const params = { path: { project, flag: key } };
      if (archivedAt === null) await take(api.DELETE(path, { params }));
      else await take(api.POST(`${path}/restore`, { params }));
    },
    changes: [keys.in(project, 'flags')],
    done: ({ key, archivedAt }) =>
      archivedAt === null ? `${key} is archived.` : `${key} is restored, switched off everywhere.`,
    failed: 'The flag stays as it was',
  });
  return (flag: Archivable) => {
    if (flag.archivedAt !== null) return mutate(flag);
    askFirst({
      title: `Archive ${flag.key}?`,
      children: `SDKs stop receiving it: code that still asks is served its default. ${usesText(flag)}It can be restored, switched off.`,
      confirm: 'Archive',
      isDangerous: true,
      onConfirm: () => mutate(flag),
    });
  };
}

function usesText({ codeUses }: Archivable): string {
  if (codeUses === null || codeUses === 0) return '';
  return `The code that was scanned uses it in ${codeUses} ${codeUses === 1 ? 'place' : 'places'}. `;
}
