// Serves one page and, below /sdk/, the package as it lies in node_modules: a page without a bundler.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';

const { GUIDON_URL = 'http://localhost:4400', GUIDON_CLIENT_KEY, PORT = '8081' } = process.env;
if (!GUIDON_CLIENT_KEY) {
  console.error("Set GUIDON_CLIENT_KEY: `npm start` in the project's root prints it on its first start.");
  process.exit(2);
}

const page = new URL('index.html', import.meta.url);
const sdk = new URL('.', import.meta.resolve('@guidon/sdk-browser'));

const server = createServer(async ({ url = '/' }, response) => {
  const { type, text } = await answer(new URL(url, 'http://page').pathname);
  response.writeHead(text === undefined ? 404 : 200, { 'content-type': type }).end(text);
});

async function answer(path) {
  if (path === '/') return { type: 'text/html; charset=utf-8', text: await filledPage() };
  const [, file] = /^\/sdk\/([\w-]+\.js)$/.exec(path) ?? [];
  const text = file && (await readFile(new URL(file, sdk), 'utf8').catch(() => undefined));
  return { type: text === undefined ? 'text/plain' : 'text/javascript; charset=utf-8', text };
}

async function filledPage() {
  const html = await readFile(page, 'utf8');
  return html.replace('%GUIDON_URL%', GUIDON_URL).replace('%GUIDON_CLIENT_KEY%', GUIDON_CLIENT_KEY);
}

server.listen(Number(PORT), 'localhost', () => console.log(`page on http://localhost:${server.address().port}`));
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => {
    server.close();
    server.closeAllConnections();
  });
}
