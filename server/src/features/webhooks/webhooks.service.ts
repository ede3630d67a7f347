import { randomUUID } from 'node:crypto';
import { recordAudit } from '../../changes/audit-record.store.js';
import { changedParts } from '../../changes/changed-parts.js';
import type { Database, Transaction } from '../../database/database.js';
import { GuidonError, invalid, notFound } from '../../errors.js';
import type { Caller } from '../../http/caller.js';
import { checkIfMatch, etagOf } from '../../http/etag.js';
import type { SecretBox } from '../../secret-box.js';
import { failWaiting } from './deliveries.store.js';
import { placeOf } from './webhook.attempt.js';
import { newWebhookSecret } from './webhook.signature.js';
import type { NewWebhook, Webhook, WebhookPatch, WebhookWithSecret } from './webhooks.schema.js';
import {
  deleteWebhook,
  insertWebhook,
  isProject,
  listWebhooks,
  lockProjectAround,
  lockWebhook,
  openLine,
  type ProjectAround,
  readEnvironments,
  readSealedSecrets,
  readWebhook,
  replaceSecret,
  updateWebhook,
  type WebhookRow,
} from './webhooks.store.js';
import { auditViewOf, viewOf } from './webhooks.view.js';

export interface WebhooksDeps {
  readonly database: Database;
  readonly box: SecretBox;
  /** Throws `invalid` where it may not be sent to; answers what is to be known of it. */
  readonly checkUrl: (url: string) => Promise<readonly string[]>;
}

export interface WebhookPath {
  readonly project: string;
  readonly webhook: string;
}

export interface WebhookResult<T extends Webhook = Webhook> {
  readonly webhook: T;
  readonly etag: string;
  readonly warnings: readonly string[];
}

export type WebhooksService = ReturnType<typeof createWebhooksService>;

const mostWebhooks = 20;
const defaults = { environments: [], format: 'json', isEnabled: true, description: '' } as const;

export function createWebhooksService({ database, box, checkUrl }: WebhooksDeps) {
  const { sql } = database;

  async function read(path: WebhookPath, warnings: readonly string[] = []): Promise<WebhookResult> {
    const row = await readWebhook(sql, path.project, path.webhook);
    if (row === undefined) throw missing(path);
    return { webhook: viewOf(row), etag: etagOf(row.id, row.revision), warnings };
  }

  const withSecret = (result: WebhookResult, secret: string): WebhookResult<WebhookWithSecret> => {
    return { ...result, webhook: { ...result.webhook, secret } };
  };

  return {
    read: (path: WebhookPath) => read(path),

    async list(project: string): Promise<{ items: Webhook[] }> {
      if (!(await isProject(sql, project))) throw notFound('project', project);
      return { items: (await listWebhooks(sql, project)).map(viewOf) };
    },

    async create(caller: Caller, project: string, body: NewWebhook): Promise<WebhookResult<WebhookWithSecret>> {
      const warnings = await checkUrl(body.url);
      const [id, secret] = [randomUUID(), newWebhookSecret()];
      const made = { ...defaults, ...body, id, secretSealed: box.seal(secret, placeOf(id)) };
      await database.transaction(async ({ sql: inside, later }) => {
        const around = await lockProjectAround(inside, project);
        if (around === undefined) throw notFound('project', project);
        checkEnvironments(made.environments, await readEnvironments(inside, project));
        checkRoom(around);
        await insertWebhook(inside, around.id, made);
        await openLine(inside, project, id);
        later(
          recordAudit(inside, caller, { ...subject(project, id), action: 'webhook.create', after: auditViewOf(made) }),
        );
      });
      return withSecret(await read({ project, webhook: id }, warnings), secret);
    },

    async update(caller: Caller, path: WebhookPath, patch: WebhookPatch): Promise<WebhookResult> {
      const warnings = patch.url === undefined ? [] : await checkUrl(patch.url);
      await act(database, caller, path, async (transaction, before) => {
        const next = { ...before, ...patch };
        if (patch.environments !== undefined)
          checkEnvironments(patch.environments, await readEnvironments(transaction.sql, path.project));
        await updateWebhook(transaction.sql, before.id, next);
        await switched(transaction, before, next.isEnabled);
        const change = changedParts(auditViewOf(before), auditViewOf(next));
        const url = patch.url === undefined ? {} : { url: 'replaced' };
        return { action: 'webhook.update', before: change.before, after: { name: next.name, ...change.after, ...url } };
      });
      return await read(path, warnings);
    },

    remove: (caller: Caller, path: WebhookPath): Promise<void> =>
      act(database, caller, path, ({ sql: inside, later }, row) => {
        later(deleteWebhook(inside, row.id));
        return { action: 'webhook.delete', before: auditViewOf(row) };
      }),

    async rotateSecret(caller: Caller, path: WebhookPath): Promise<WebhookResult<WebhookWithSecret>> {
      const secret = newWebhookSecret();
      await act(database, caller, path, ({ sql: inside, later }, { id, name }) => {
        later(replaceSecret(inside, id, box.seal(secret, placeOf(id))));
        return { action: 'webhook.rotate-secret', after: { name, secret: 'replaced' } };
      });
      return withSecret(await read(path), secret);
    },

    /** At start: better no server than one whose deliveries nobody can verify. */
    checkSecrets: async (): Promise<void> => {
      for (const { id, secretSealed } of await readSealedSecrets(sql)) box.open(secretSealed, placeOf(id));
    },
  };
}

interface Told {
  readonly action: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

async function act(
  database: Database,
  caller: Caller,
  path: WebhookPath,
  run: (transaction: Transaction, row: WebhookRow) => Told | Promise<Told>,
): Promise<void> {
  await database.transaction(async (transaction) => {
    const row = await lockWebhook(transaction.sql, path.project, path.webhook);
    if (row === undefined) throw missing(path);
    checkIfMatch(caller.ifMatch, etagOf(row.id, row.revision));
    const told = await run(transaction, row);
    transaction.later(recordAudit(transaction.sql, caller, { ...subject(path.project, row.id), ...told }));
  });
}

/** Of what happened while it was off it is never told. */
async function switched({ sql, later }: Transaction, before: WebhookRow, isEnabled: boolean): Promise<void> {
  if (before.isEnabled === isEnabled) return;
  if (isEnabled) await openLine(sql, before.project, before.id);
  else later(failWaiting(sql, before.id, 'The webhook was switched off.'));
}

function checkEnvironments(wanted: readonly string[], environments: readonly string[]): void {
  const errors = wanted.flatMap((key, index) =>
    environments.includes(key) ? [] : [{ path: `/environments/${index}`, message: 'is no environment of the project' }],
  );
  if (errors.length > 0) throw invalid(errors);
}

function checkRoom({ webhooks }: ProjectAround): void {
  if (webhooks < mostWebhooks) return;
  throw new GuidonError('conflict', `The project has ${mostWebhooks} webhooks already. Delete one first.`);
}

function subject(project: string, id: string) {
  return { project, subjectKind: 'webhook', subjectKey: id };
}

export function missing({ webhook }: WebhookPath): GuidonError {
  return notFound('webhook', webhook);
}
