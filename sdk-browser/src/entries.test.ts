import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';

/** The files of ours that an application gets with an entry, after tree shaking. */
async function filesOf(entry: string): Promise<string> {
  const { metafile } = await build({
    entryPoints: [fileURLToPath(new URL(entry, import.meta.url))],
    bundle: true,
    format: 'esm',
    conditions: ['guidon-source'],
    external: ['react', 'react/jsx-runtime'],
    metafile: true,
    write: false,
    outdir: 'nowhere',
    logLevel: 'silent',
  });
  const parts = Object.values(metafile.outputs).flatMap(({ inputs }) => Object.entries(inputs));
  return parts.flatMap(([file, { bytesInOutput }]) => (bytesInOutput > 0 ? [file] : [])).join('\n');
}

describe('the entries', () => {
  it('carry nothing that decides by rules where the server decides', async () => {
    const files = await filesOf('remote.ts');
    expect(files).toContain('make-client');
    expect(files).not.toMatch(/local-engine|decide|md5|sha256|semver|instant/);
  });

  it('carry nothing of remote decisions where the page decides', async () => {
    const files = await filesOf('index.ts');
    expect(files).toContain('local-engine');
    expect(files).not.toMatch(/remote/);
  });

  it('carry no client with the hooks, and none of the page with the one for tests', async () => {
    expect(await filesOf('react.tsx')).not.toMatch(/engine|make-client|tabs/);
    expect(await filesOf('testing.ts')).not.toMatch(/engine|make-client|tabs|react/);
  });

  it('bring no package from elsewhere', async () => {
    for (const entry of ['index.ts', 'remote.ts', 'react.tsx', 'testing.ts']) {
      expect(await filesOf(entry)).not.toContain('node_modules/');
    }
  });
});
