import { expect, test } from 'vitest';
import { AnswerReader } from './answer-reader.js';

const answers = {
  'with a length': 'HTTP/1.1 200 OK\r\nETag: "1"\r\nContent-Length: 4\r\n\r\nbody',
  'in chunks': 'HTTP/1.1 200 OK\r\nETag: "1"\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nbody\r\n0\r\n\r\n',
  'in no chunk at all': 'HTTP/1.1 200 OK\r\nETag: "1"\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
};

test.each(Object.entries(answers))('an answer %s is whole with its last byte, wherever it is cut', (_what, text) => {
  const reader = new AnswerReader();
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length - 1; at += 1) expect(reader.read(bytes.subarray(at, at + 1))).toBeUndefined();
  expect(reader.read(bytes.subarray(-1))).toMatchObject({ status: 200, etag: '"1"', isLast: false });
});

test('an answer that has no end of its own is never whole', () => {
  const reader = new AnswerReader();
  expect(reader.read(Buffer.from('HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nwho knows'))).toBeUndefined();
});

test('nothing new has no body, and the last answer of a connection says so', () => {
  const reader = new AnswerReader();
  const answer = reader.read(Buffer.from('HTTP/1.1 304 Not Modified\r\nConnection: close\r\n\r\n'));
  expect(answer).toMatchObject({ status: 304, isLast: true });
});
