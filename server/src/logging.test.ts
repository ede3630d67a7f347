import { expect, it } from 'vitest';
import { createLogger } from './logging.js';
import { newSecret } from './secrets.js';

function logged(write: (logger: ReturnType<typeof createLogger>) => void): string {
  let lines = '';
  const destination = {
    write: (line: string) => {
      lines += line;
    },
  };
  write(createLogger({ level: 'trace', release: '1.2.3', destination }));
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
