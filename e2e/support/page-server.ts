import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

export type Mode = 'local' | 'remote';

/** What the page gives to `createClient`. */
export interface PageOptions {
  readonly url: string;
  readonly clientKey: string;
  readonly context?: Readonly<Record<string, unknown>>;
  readonly bootstrap?: unknown;
}

export interface PageServer {
  /** Serves a page with a client in it, and says where. */
  add(options: PageOptions, mode?: Mode): string;
  close(): Promise<unknown>;
}

const script = fileURLToPath(new URL('page.mjs', import.meta.url));
const local = '@guidon/sdk-browser';
const alias: Readonly<Record<Mode, Record<string, string>>> = { local: {}, remote: { [local]: `${local}/remote` } };

/** Serves pages from an origin of their own, with the SDK in them as an application's build would have put it there. */
export async function servePages(): Promise<PageServer> {
  const scripts = { local: await bundled('local'), remote: await bundled('remote') };
  const pages: string[] = [];
  const server = createServer(({ url = '' }, response) => {
    const [, mode] = /^\/(local|remote)\.js$/.exec(url) ?? [];
    const page = pages[Number(url.slice(1))];
    if (mode !== undefined) response.setHeader('content-type', 'text/javascript').end(scripts[mode as Mode]);
    else if (page !== undefined) response.setHeader('content-type', 'text/html').end(page);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    add(options, mode = 'local') {
      pages.push(pageOf(options, mode));
      return `http://localhost:${port}/${pages.length - 1}`;
    },
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

async function bundled(mode: Mode): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [script],
    bundle: true,
    minify: true,
    format: 'esm',
    write: false,
    alias: alias[mode],
  });
  return outputFiles.map(({ text }) => text).join('');
}

const pageOf = (options: PageOptions, mode: Mode) => `<!doctype html>
<title>A page</title>
<link rel="icon" href="data:,">
<script>window.given = ${JSON.stringify(options).replaceAll('<', '\\u003c')}</script>
<p role="status">…</p>
<script type="module" src="/${mode}.js"></script>
`;
