// Asks the same over and over on keep-alive connections, and counts bytes alone: what parsed would be measured itself.
import { connect } from 'node:net';

const buffer = Buffer.alloc(256 * 1024);

process.on('message', async ({ port, request, connections, durationMs }) => {
  const answerBytes = await sizeOfAnswer(port, request);
  const result = await load({ port, request, connections, durationMs, answerBytes });
  process.send(result);
});

/** Every answer to the same question is as long as the first. */
function sizeOfAnswer(port, request) {
  return new Promise((resolve, reject) => {
    let text = '';
    const socket = connect({ port, host: '127.0.0.1' }, () => socket.write(request));
    socket.setEncoding('latin1');
    socket.on('error', reject);
    socket.on('data', (chunk) => {
      text += chunk;
      const end = text.indexOf('\r\n\r\n');
      if (end < 0) return;
      const length = Number(/content-length: (\d+)/i.exec(text)?.[1] ?? 0);
      if (text.length < end + 4 + length) return;
      socket.destroy();
      resolve(text.length);
    });
  });
}

async function load({ port, request, connections, durationMs, answerBytes }) {
  const bytes = Buffer.from(request);
  const latenciesMs = [];
  let isOver = false;
  const one = () =>
    new Promise((resolve, reject) => {
      let missing = answerBytes;
      let begunAt = performance.now();
      const ask = () => {
        missing = answerBytes;
        begunAt = performance.now();
        socket.write(bytes);
      };
      const callback = (size) => {
        missing -= size;
        if (missing > 0) return true;
        latenciesMs.push(performance.now() - begunAt);
        if (!isOver) ask();
        else resolve(socket.destroy());
        return true;
      };
      const socket = connect({ port, host: '127.0.0.1', onread: { buffer, callback } }, ask);
      socket.on('error', reject);
    });
  const all = Promise.all(Array.from({ length: connections }, one));
  const begunAt = performance.now();
  await new Promise((resolve) => setTimeout(resolve, durationMs));
  isOver = true;
  await all;
  const seconds = (performance.now() - begunAt) / 1000;
  latenciesMs.sort((left, right) => left - right);
  const at = (share) => latenciesMs[Math.floor((latenciesMs.length - 1) * share)];
  return { perSecond: latenciesMs.length / seconds, p50Ms: at(0.5), p99Ms: at(0.99) };
}
