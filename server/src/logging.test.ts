import { expect, it } from 'vitest';
import { chosenSecrets, createLogger } from './logging.js';
import { newSecret } from './secrets.js';

function logged(write: (logger: ReturnType<typeof createLogger>) => void, secrets: readonly string[] = []): string {
  let lines = '';
  const destination = {
    write: (line: string) => {
      lines += line;
    },
  };
  write(createLogger({ level: 'trace', release: '1.2.3', destination, secrets }));
  return lines;
}

it('writes one JSON object a line, with the release', () => {
  const line = JSON.parse(logged((logger) => logger.info({ route: '/x' }, 'answered')));
  expect(line).toMatchObject({
    level: 'info',
    release: '1.2.3',
    route: '/x',
    msg: 'answered',
    time: expect.any(String),
  });
});

it('knows the secrets that people have chosen, however they are written', () => {
  const secrets = chosenSecrets(
    'a"quoted\\token-of-the-administrator',
    'postgres://guidon:p%40ssw0rd-9@db:5432/guidon',
  );
  const line = logged(
    (logger) => logger.info({ reqId: 'a"quoted\\token-of-the-administrator' }, 'p@ssw0rd-9 p%40ssw0rd-9'),
    secrets,
  );
  expect(JSON.parse(line)).toMatchObject({ reqId: '[redacted]', msg: '[redacted] [redacted]' });
  expect(chosenSecrets(undefined, 'postgres://guidon:pw@db/guidon')).toEqual([]);
  expect(chosenSecrets(undefined, undefined, undefined, 'redis+sentinel://:s3ntinels@a,b/main')).toEqual(['s3ntinels']);
  expect(chosenSecrets(undefined, 'postgres://guidon:100%zzzzz@db/guidon')).toEqual(['100%zzzzz']);
});

it('is not slowed down by any text', () => {
  const texts = ['://', '://a:', 'guidon_server_', '://:::', '@', 'a', '"'].map((part) => part.repeat(200_000));
  const begunAt = performance.now();
  logged((logger) => {
    for (const text of texts) logger.info({ text }, text);
  });
  expect(performance.now() - begunAt).toBeLessThan(5_000);
});

it('lets no secret through, wherever it stands', () => {
  const secret = newSecret('server').text;
  const url = 'postgres://guidon:hunter2secret@db.example:5432/guidon';
  const text = logged((logger) => {
    logger.info({ headers: { authorization: `Bearer ${secret}` } });
    logger.info({ token: 'a-plain-token-of-somebody' });
    logger.warn(`no such key ${secret}`);
    logger.error({ err: new Error(`cannot connect to ${url} with ${secret}`) });
    logger.info({ databaseUrl: url, nested: { sdkKey: secret } });
  });
  for (const canary of [secret, 'hunter2secret', 'a-plain-token-of-somebody']) expect(text).not.toContain(canary);
});
