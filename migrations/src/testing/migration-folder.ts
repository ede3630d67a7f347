import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TempDir, tempDir } from '@guidon/test-kit';

export interface MigrationFolder extends TempDir {
  /** Writes `NNNN_name.up.sql` and `.down.sql`; `name` is given as `0001_name`. */
  add(name: string, up: string, down?: string): void;
}

export function aMigrationFolder(): MigrationFolder {
  const dir = tempDir();
  return {
    ...dir,
    add(name, up, down = 'select 1') {
      writeFileSync(join(dir.path, `${name}.up.sql`), up);
      writeFileSync(join(dir.path, `${name}.down.sql`), down);
    },
  };
}
