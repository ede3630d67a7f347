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

/** The page that is opened most is asked for with the first script, not by it; what it stands in comes along. */
const firstPage = /[\\/](app[\\/]shell|features[\\/]flags[\\/]flags\.page)\.tsx$/;

function linkTo(rel: 'modulepreload' | 'stylesheet', file: string) {
  return { tag: 'link', injectTo: 'head' as const, attrs: { rel, crossorigin: true, href: `/${file}` } };
}

function preloadFirstPage(): Plugin {
  return {
    name: 'guidon-preload-first-page',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { bundle = {} }) => {
        const first = Object.values(bundle).find((file) => file.type === 'chunk' && file.name === 'first');
        if (first?.type !== 'chunk')
          throw new Error('No chunk holds the first page: preloading names a file that is gone.');
        const styles = [...(first.viteMetadata?.importedCss ?? [])];
        return [linkTo('modulepreload', first.fileName), ...styles.map((file) => linkTo('stylesheet', file))];
      },
    },
  };
}

export default defineConfig({
  plugins: [react(), preloadFirstPage(), compressed(join(import.meta.dirname, 'dist/assets'))],
  resolve: { conditions: ['guidon-source', 'module', 'browser', 'development|production'] },
  build: {
    target: 'es2022',
    // `light-dark()` stays as it is: what stands in for it elsewhere knows nothing of a scheme that is chosen.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    // What pages need at once is asked for by the page; a polyfill would be a script more.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        codeSplitting: {
          // Forty small files, each asked for after the one that names it, cost more than their bytes.
          groups: [
            { name: 'core', tags: ['$initial'], priority: 2 },
            { name: 'first', test: firstPage, priority: 1 },
          ],
        },
      },
    },
    chunkSizeWarningLimit: 700,
  },
  server: { proxy: { '/api': process.env['GUIDON_URL'] ?? 'http://localhost:4400' } },
});
