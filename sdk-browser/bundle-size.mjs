// What a page pays for a piece of code: bundled, minified and compressed as an application would ship it.
import { constants, gzipSync } from 'node:zlib';
import { build } from 'esbuild';

/** `contents` is the application; its imports are found from `resolveDir`. */
export async function bundleSize({ contents, resolveDir, external = [] }) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir, loader: 'js' },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    external,
    define: { 'process.env.NODE_ENV': '"production"' },
    write: false,
    logLevel: 'error',
  });
  const [{ contents: code }] = outputFiles;
  return { minifiedBytes: code.length, gzipBytes: gzipSync(code, { level: constants.Z_BEST_COMPRESSION }).length };
}
