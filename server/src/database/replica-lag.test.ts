import { expect, it } from 'vitest';
import { lsnOf, replicaLag } from './replica-lag.js';

it('reads positions as Postgres writes them', () => {
  expect([lsnOf('0/0'), lsnOf('0/16B3748'), lsnOf('1/0'), lsnOf('FF/FFFFFFFF') > lsnOf('FF/0')]).toEqual([
    0n,
    0x16b3748n,
    1n << 32n,
    true,
  ]);
});

it('knows nothing before it has seen both', () => {
  const lag = replicaLag();
  lag.replicaAt(5n);
  expect(lag.shownUntilMs).toBeUndefined();
  lag.primaryAt(9n, 1_000);
  lag.replicaAt(5n);
  expect(lag.shownUntilMs).toBeUndefined();
});

it('says until when the replica shows everything', () => {
  const lag = replicaLag();
  lag.primaryAt(10n, 1_000);
  lag.primaryAt(20n, 2_000);
  lag.primaryAt(30n, 3_000);
  const shown = (lsn: bigint | undefined) => {
    lag.replicaAt(lsn);
    return lag.shownUntilMs;
  };
  expect([shown(10n), shown(19n), shown(20n), shown(35n), shown(undefined)]).toEqual([
    1_000,
    1_000,
    2_000,
    3_000,
    undefined,
  ]);
});

it('takes an idle primary for no lag', () => {
  const lag = replicaLag();
  for (const atMs of [1_000, 2_000, 3_000]) lag.primaryAt(10n, atMs);
  lag.replicaAt(10n);
  expect(lag.shownUntilMs).toBe(3_000);
});

it('begins anew where the primary was taken back', () => {
  const lag = replicaLag();
  lag.primaryAt(100n, 1_000);
  lag.primaryAt(50n, 2_000);
  lag.replicaAt(49n);
  expect(lag.shownUntilMs).toBeUndefined();
  lag.replicaAt(100n);
  expect(lag.shownUntilMs).toBe(2_000);
});
