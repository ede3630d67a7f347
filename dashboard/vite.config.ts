import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** Once at build instead of at each request: the server sends what lies beside a file, as the browser takes it. */
function compressed(folder: string): Plugin {
  return {
    name: 'guidon-compressed',
    apply: 'build',
    closeBundle() {
      for (const name of readdirSync(folder).filter((file) => /\.(js|css|svg)$/.test(file))) {
        const content = readFileSync(join(folder, name));
        writeFileSync(join(folder, `${name}.br`), brotliCompressSync(content));
        writeFileSync(join(folder, `${name}.gz`), gzipSync(content, { level: 9 }));
      }
    },
  };
}

export default defineConfig({
  plugins: [react(), compressed(join(import.meta.dirname, 'dist/assets'))],
  resolve: { conditions: ['guidon-source', 'module', 'browser', 'development|production'] },
  build: {
    target: 'es2022',
    // `light-dark()` stays as it is: what stands in for it elsewhere knows nothing of a scheme that is chosen.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    // What pages need at once is asked for by the page; a polyfill would be a script more.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
  },
  server: { proxy: { '/api': process.env['GUIDON_URL'] ?? 'http://localhost:4400' } },
});
