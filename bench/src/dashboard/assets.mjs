import { statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = new URL('../../../dashboard/dist/assets/', import.meta.url);

export function gzipSize(name) {
  return statSync(fileURLToPath(new URL(`${name}.gz`, folder))).size;
}
