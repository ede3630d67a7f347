import { expect, it } from 'vitest';
import { readConfig } from './config.js';
import { GuidonError } from './errors.js';

it('has a default for everything', () => {
  expect(readConfig({})).toMatchObject({
    host: '127.0.0.1',
    port: 4400,
    databaseUrl: undefined,
    trustProxy: false,
    replicaUrl: undefined,
  });
});

it('reports all problems at once, by name', () => {
  const environment = {
    GUIDON_PORT: '99999',
    GUIDON_HOST: 'no host',
    DATABASE_URL: 'mysql://x',
    REDIS_URL: 'localhost:6379',
    GUIDON_ADMIN_TOKEN: 'short',
    GUIDON_SECRET_KEY: 'short',
    GUIDON_PUBLIC_URL: 'guidon.example',
    GUIDON_TRUST_PROXY: 'perhaps',
    GUIDON_DRAIN_DELAY_MS: '1s',
    GUIDON_DRAIN_TIMEOUT_MS: '-1',
    GUIDON_LOG_LEVEL: 'loud',
  };
  const read = () => readConfig(environment);
  expect(read).toThrow(GuidonError);
  for (const name of Object.keys(environment)) expect(read).toThrow(name);
});

it('never repeats a secret in a problem', () => {
  expect(() => readConfig({ GUIDON_ADMIN_TOKEN: 'hunter2' })).toThrow(/^(?!.*hunter2)/s);
});

it.each([
  ['true', true],
  ['2', 2],
  ['10.0.0.0/8, ::1', '10.0.0.0/8, ::1'],
])('trusts the proxies of %s', (text, trustProxy) => {
  expect(readConfig({ GUIDON_TRUST_PROXY: text }).trustProxy).toBe(trustProxy);
});

it('takes a replica of a database alone that it is told of', () => {
  const replica = { DATABASE_REPLICA_URL: 'postgres://standby/guidon' };
  expect(() => readConfig(replica)).toThrow('DATABASE_REPLICA_URL needs DATABASE_URL');
  expect(readConfig({ ...replica, DATABASE_URL: 'postgres://primary/guidon' }).replicaUrl).toContain('standby');
});

it('counts the drain delay into the timeout', () => {
  expect(() => readConfig({ GUIDON_DRAIN_DELAY_MS: '5000', GUIDON_DRAIN_TIMEOUT_MS: '5000' })).toThrow(
    'GUIDON_DRAIN_DELAY_MS',
  );
});
