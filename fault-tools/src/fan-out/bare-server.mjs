// The bare limits: what Node does where nothing but the bytes is there.
import { createServer as createHttpServer } from 'node:http';
import { createServer as createTcpServer } from 'node:net';

const [mode, text] = process.argv.slice(2);
const { event = '' } = JSON.parse(text);
const bytes = Buffer.from(event);
const head =
  'HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nCache-Control: no-cache\r\nConnection: close\r\n\r\n';
const open = new Set();

function keep(stream) {
  open.add(stream);
  stream.on('close', () => open.delete(stream));
  stream.on('error', () => {});
}

function pushToAll() {
  for (const stream of open) stream.write(bytes);
}

/** `node:http` as everybody writes it. */
function withResponses() {
  return createHttpServer((request, response) => {
    if (request.method === 'PUT') {
      pushToAll();
      return response.end();
    }
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' });
    response.write(':\n\n');
    keep(response);
  });
}

/** No HTTP at all once the head is written. */
function withSockets() {
  return createTcpServer((socket) => {
    socket.setNoDelay(true);
    socket.once('data', (request) => {
      if (request.toString('latin1', 0, 3) === 'PUT') {
        pushToAll();
        return socket.end('HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
      }
      socket.write(`${head}:\n\n`);
      socket.resume();
      keep(socket);
    });
    socket.on('error', () => {});
  });
}

const server = mode === 'raw sockets' ? withSockets() : withResponses();
server.listen(0, '127.0.0.1', () => process.send(server.address().port));
process.on('SIGTERM', () => process.exit(0));
