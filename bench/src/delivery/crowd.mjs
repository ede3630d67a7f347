// Ten thousand readers in one process: raw sockets over several loopback addresses, one buffer for them all.
import { connect } from 'node:net';

const buffer = Buffer.alloc(64 * 1024);
const sockets = [];
const openingAtOnce = 100;
const lineFeed = 0x0a;
let isOpening = false;
let opened = 0;
let expectedBytes = 0;
let complete = 0;
let settle = () => {};

/** Counts bytes alone: a crowd that parsed would be measured itself. */
function received(socket, bytes) {
  if (isOpening && !socket.isOpen) {
    socket.isOpen = hasFirstEvent(socket, bytes);
    if (!socket.isOpen) return true;
    opened += 1;
    return settle();
  }
  if (expectedBytes === 0) return true;
  socket.pendingBytes += bytes;
  if (socket.pendingBytes >= expectedBytes && !socket.isComplete) {
    socket.isComplete = true;
    complete += 1;
    if (complete === sockets.length) settle();
  }
  return true;
}

/** What follows the head at once is to be read before anything is counted: its end is the first empty line after an LF. */
function hasFirstEvent(socket, bytes) {
  const [first] = buffer;
  const isCut = socket.lastByte === lineFeed && first === lineFeed;
  socket.lastByte = buffer[bytes - 1];
  return isCut || buffer.subarray(0, bytes).includes('\n\n');
}

function openOne({ port, request }, index) {
  const socket = connect({
    port,
    host: '127.0.0.1',
    localAddress: `127.0.0.${1 + (index % 4)}`,
    onread: {
      buffer,
      callback: (bytes) => {
        received(socket, bytes);
        return true;
      },
    },
  });
  socket.on('error', (error) => fail(`a socket failed: ${error.message}`));
  socket.on('close', () => isOpening && fail('a socket was closed while the crowd gathered'));
  socket.write(request);
  sockets.push(socket);
}

function fail(message) {
  process.send({ error: message });
}

async function open({ count, ...target }) {
  isOpening = true;
  for (let index = 0; index < count; index += openingAtOnce) {
    const wanted = Math.min(count, index + openingAtOnce);
    await new Promise((resolve) => {
      settle = () => opened === wanted && resolve();
      for (let one = index; one < wanted; one++) openOne(target, one);
    });
  }
  isOpening = false;
}

/** Answers, by the monotonic clock of all processes, when the last one had the whole event. */
function awaitEvent({ bytes }) {
  for (const socket of sockets) {
    socket.pendingBytes = 0;
    socket.isComplete = false;
  }
  complete = 0;
  expectedBytes = bytes;
  return new Promise((resolve) => {
    settle = () => resolve({ lastNs: String(process.hrtime.bigint()) });
    if (sockets.length === 0) settle();
    process.send({ armed: true });
  });
}

function close() {
  for (const socket of sockets.splice(0)) socket.destroy();
  opened = 0;
}

const tasks = { open, awaitEvent, close };
process.on('message', async ({ task, ...options }) => {
  const result = await tasks[task](options);
  process.send({ done: result ?? {} });
});
