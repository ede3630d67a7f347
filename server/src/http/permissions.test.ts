import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aFlag } from '../testing/a-live-server.js';
import { aPerson } from '../testing/a-person.js';
import { type Answer, aServer, type TestServer } from '../testing/a-server.js';
import { aServiceToken } from '../testing/a-service-token.js';
import { fillPath, type Operation, operationsOf } from '../testing/operations.js';
import { type Account, type Role, roles } from './account.js';
import { permissions, refusalOf } from './permissions.js';

let server: TestServer;
let operations: readonly Operation[];

beforeAll(async () => {
  server = await aServer();
  operations = operationsOf(server.app).filter(({ path, permission }) => path !== '/' && permission !== undefined);
  await server.call('POST', '/api/v1/projects', { body: { key: 'elsewhere' } });
  // What has a flag in use is not deleted by who may delete it.
  await aFlag(server, 'known');
});
afterAll(() => server.close());

/** `docs/access.md`, as people read it: what each permission takes, and where. */
const law = new Map(
  [
    ...readFileSync(new URL('../../../docs/access.md', import.meta.url), 'utf8').matchAll(
      /^\| `([\w-]+\.[\w-]+)` \|(.*)\|$/gm,
    ),
  ].map(([, name = '', cells = '']) => {
    const [where = '', ...marks] = cells.split('|').map((cell) => cell.trim());
    return [name, { where, allowed: roles.filter((_role, index) => marks[index] === 'yes') }] as const;
  }),
);

const pathOf = ({ path }: Operation, project: string) => fillPath(path, (name) => (name === 'project' ? project : 'x'));
const isOfProject = ({ path }: Operation) => path.includes('{project}');
const mayBe = (operation: Operation, role: Role) =>
  law.get(operation.permission ?? '')?.allowed.includes(role) === true;
const isOnInstance = ({ permission }: Operation) => law.get(permission ?? '')?.where === 'instance';
const isAnybodys = ({ permission }: Operation) => law.get(permission ?? '')?.where === 'anybody';

/** Many ask at once here, and a database that is slow to let somebody in has said nothing of permissions yet. */
async function insist(method: string, path: string, token: string): Promise<Answer> {
  for (let attempt = 1; ; attempt += 1) {
    const answer = await server.call(method, path, { token });
    if (answer.status !== 503 || attempt === 5) return answer;
  }
}

async function statusesOf(token: string, project = 'default') {
  const answers = await Promise.all(
    operations
      // A stream that is let in stays open.
      .filter((operation) => !operation.isStream)
      .map(async (operation) => {
        const { status, body } = await insist(operation.method, pathOf(operation, project), token);
        // What only a session may do, or only some of one's own, a service refuses for other reasons.
        const isRefused = status === 403 && body.needs !== undefined;
        return [operation.id, isRefused ? 'refused' : status === 401 ? 'unknown' : 'let in'] as const;
      }),
  );
  return Object.fromEntries(answers);
}

function expected(isLetIn: (operation: Operation) => boolean) {
  const asked = operations.filter((operation) => !operation.isStream);
  return Object.fromEntries(asked.map((operation) => [operation.id, isLetIn(operation) ? 'let in' : 'refused']));
}

describe('the table in docs/access.md', () => {
  it('says of every permission what the server asks', () => {
    const account = (where: 'role' | 'projects', role: Role): Account => ({
      userId: null,
      answeredBy: null,
      role: where === 'role' ? role : null,
      projects: new Map(where === 'projects' ? [['default', role]] : []),
    });
    const told = Object.entries(permissions).map(([name, { on, role }]) => {
      const where = role === null ? 'anybody' : on;
      const allowed = roles.filter(
        (held) => refusalOf(account('role', held), name as keyof typeof permissions, 'default') === undefined,
      );
      return [name, { where, allowed }];
    });
    expect(Object.fromEntries(law)).toEqual(Object.fromEntries(told));
  });
});

describe('every route', () => {
  it('names a permission, unless it is open to all', () => {
    const named = operationsOf(server.app).filter(({ path }) => path.startsWith('/api/'));
    const isOpen = ({ security }: Operation) => security?.length === 0;
    expect(named.filter((operation) => isOpen(operation) === (operation.permission !== undefined))).toEqual([]);
    expect(operations.length).toBeGreaterThan(35);
  });

  it.each(roles)('lets in whom it must who is %s of the instance, and refuses the rest', async (role) => {
    const token = await aServiceToken(server, role);
    expect(await statusesOf(token)).toEqual(expected((operation) => mayBe(operation, role)));
  });

  it.each(roles)('lets in whom it must who is %s of the project, and refuses the rest', async (role) => {
    const token = await aServiceToken(server, role, 'default');
    const isLetIn = (operation: Operation) =>
      isAnybodys(operation) || (!isOnInstance(operation) && mayBe(operation, role));
    expect(await statusesOf(token)).toEqual(expected(isLetIn));
  });

  it('refuses who has no role at all', async () => {
    const person = await aPerson(server, { role: null });
    const { status } = await person.call('GET', '/api/v1/projects');
    expect(status).toBe(200);
    for (const operation of operations.filter((one) => !isAnybodys(one))) {
      const answer = await person.call(operation.method, pathOf(operation, 'default'));
      expect([operation.id, answer.status]).toEqual([
        operation.id,
        isOfProject(operation) && !isOnInstance(operation) ? 404 : 403,
      ]);
    }
  });

  it("answers of another's project as of one that is not there", async () => {
    const token = await aServiceToken(server, 'owner', 'elsewhere');
    for (const operation of operations.filter((one) => isOfProject(one) && !isAnybodys(one))) {
      const ask = async (project: string) => {
        const { status, body } = await server.call(operation.method, pathOf(operation, project), { token });
        return JSON.stringify({ status, ...body, requestId: '' }).replaceAll(project, '…');
      };
      expect([operation.id, await ask('default')]).toEqual([operation.id, await ask('nowhere')]);
      expect(await ask('default')).toContain('"status":404');
    }
  });
});
