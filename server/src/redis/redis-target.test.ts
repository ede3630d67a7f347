import { expect, it } from 'vitest';
import { redisTarget } from './redis-target.js';

it.each([
  ['redis://localhost', { kind: 'single', host: { host: 'localhost', port: 6379 }, isTls: false, db: 0 }],
  ['redis://10.0.0.1:80/3', { kind: 'single', host: { host: '10.0.0.1', port: 80 }, isTls: false, db: 3 }],
  ['rediss://:p%40ss@r.example', { kind: 'single', host: { host: 'r.example' }, isTls: true, password: 'p@ss' }],
  ['redis://me:p:q@[::1]:7000', { host: { host: '::1', port: 7000 }, username: 'me', password: 'p:q' }],
  ['/run/redis.sock', { kind: 'socket', path: '/run/redis.sock' }],
  ['unix:///run/redis.sock', { kind: 'socket', path: '/run/redis.sock' }],
  ['unix:/run/redis.sock', { kind: 'socket', path: '/run/redis.sock' }],
  [
    'redis+sentinel://:secret@a,b:26380/main/2',
    {
      kind: 'sentinel',
      name: 'main',
      db: 2,
      password: 'secret',
      hosts: [
        { host: 'a', port: 26_379 },
        { host: 'b', port: 26_380 },
      ],
    },
  ],
  ['rediss+cluster://a:1,b:2', { kind: 'cluster', isTls: true, hosts: [{ port: 1 }, { port: 2 }] }],
])('reads %s', (text, expected) => {
  expect(redisTarget(text)).toMatchObject(expected);
});

it.each([
  '',
  'localhost:6379',
  'http://localhost',
  'redis://',
  'redis://a,b',
  'redis://a/first',
  'redis://a/1/2',
  'redis://a?db=1',
  'redis://%zz@a',
  'redis://a b',
  'redis://a:port',
  'redis://a:99999',
  'redis+sentinel://a,b',
  'redis+cluster://a,b/1',
  'redis+other://a',
  'unix:relative.sock',
])('does not take %j', (text) => {
  expect(redisTarget(text)).toBeUndefined();
});
