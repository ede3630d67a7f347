import { connect } from 'node:net';
import { streamRequest } from '../crowd/stream-head.js';

/** The bytes of one change, as a stream carries them. `change` makes it. */
export async function onePatch(port: number, sdkKey: string, heldId: string, change: () => Promise<void>) {
  const socket = connect(port, '127.0.0.1');
  socket.setEncoding('utf8');
  let text = '';
  const hearing = new Promise<string>((resolve, reject) => {
    socket.on('data', (chunk) => {
      text += chunk;
      const frame = /id: .*\nevent: patch\n.*\n\n/.exec(text)?.[0];
      if (frame !== undefined) resolve(frame);
      else if (text.includes(':\n\n')) opened();
    });
    socket.on('close', () => reject(new Error(`The stream ended before the change:\n${text}`)));
  });
  let opened: () => void = () => undefined;
  const opening = new Promise<void>((resolve) => {
    opened = resolve;
  });
  socket.write(streamRequest(sdkKey, heldId));
  await opening;
  await change();
  const frame = await hearing;
  socket.destroy();
  return frame;
}
