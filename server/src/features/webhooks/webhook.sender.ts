import { randomUUID } from 'node:crypto';
import { within } from '../../async.js';
import { recordAudit } from '../../changes/audit-record.store.js';
import type { Database, Transaction } from '../../database/database.js';
import { system } from '../../http/caller.js';
import type { Logger } from '../../logging.js';
import { createLook, lookPeriodMs } from '../../look.js';
import type { Cancel, World } from '../../world.js';
import { failWaiting } from './deliveries.store.js';
import { type AttemptDeps, type Attempted, attempt } from './webhook.attempt.js';
import {
  freeLine,
  leaseLine,
  lockLeased,
  lockReadyLine,
  type ReadyDelivery,
  readReady,
  writeAttempt,
} from './webhook.lines.store.js';
import type { WebhookMetrics } from './webhook.metrics.js';
import { switchOff } from './webhooks.store.js';

export interface SenderDeps extends AttemptDeps {
  readonly database: Database;
  readonly world: World;
  readonly logger: Logger;
  readonly metrics: WebhookMetrics;
}

/** Of this node. */
const mostAtOnce = 8;
/** Longer than an attempt may take: who dies meanwhile is not waited for any longer. */
const leaseMs = 30_000;
const closeMs = 2_000;

interface Claim {
  readonly lease: string;
  readonly delivery: ReadyDelivery;
}

/** Sends what is due, each webhook one thing at a time. Between the claim and the result nothing of the database is held. */
export function createSender(deps: SenderDeps) {
  const { database, world, logger, metrics } = deps;
  const underWay = new Set<Promise<void>>();
  let isClosed = false;

  const look = createLook(fill, logger, 'webhooks cannot be sent; they are tried again');

  async function fill(): Promise<void> {
    while (!isClosed && underWay.size < mostAtOnce) {
      const found = await claimNext(database);
      if (found === undefined) return;
      run(found);
    }
  }

  function run(found: Claim): void {
    const running = deliver(found).finally(() => {
      underWay.delete(running);
      if (!isClosed) void look();
    });
    underWay.add(running);
  }

  /** Where its result cannot be written the lease runs out, and it is sent once more: by its id a receiver knows it. */
  async function deliver({ lease, delivery }: Claim): Promise<void> {
    const result = await attempt(delivery, deps);
    if (result.isGone)
      logger.warn({ webhook: delivery.webhook }, 'a webhook was switched off: its receiver answered 410 Gone');
    await database
      .transaction((transaction) => record(transaction, { lease, delivery }, result))
      .then((isRecorded) => {
        if (isRecorded) metrics.attempted(result.state);
      })
      .catch((error: unknown) =>
        logger.warn({ err: error }, 'the result of a webhook could not be written; it is sent again'),
      );
  }

  return {
    look: () => void look(),

    start: (): Cancel => world.every(lookPeriodMs, () => void look()),

    /** Takes nothing on any more, and waits a little for what is under way: another node sends what this one does not end. */
    close: async (): Promise<void> => {
      isClosed = true;
      if (underWay.size > 0) await within(world, closeMs, Promise.all(underWay)).catch(() => {});
    },
  };
}

function claimNext(database: Database): Promise<Claim | undefined> {
  return database.transaction(async ({ sql, later }) => {
    const passed: string[] = [];
    for (;;) {
      const webhook = await lockReadyLine(sql, passed);
      if (webhook === undefined) return undefined;
      const delivery = await readReady(sql, webhook);
      if (delivery !== undefined) {
        const lease = randomUUID();
        later(leaseLine(sql, webhook, lease, leaseMs));
        return { lease, delivery };
      }
      // Somebody else has just sent it.
      passed.push(webhook);
    }
  });
}

/** False where another node has taken it over meanwhile. */
async function record({ sql, later }: Transaction, { lease, delivery }: Claim, result: Attempted): Promise<boolean> {
  const { id, webhook, project, name } = delivery;
  if (!(await lockLeased(sql, webhook, lease))) return false;
  await writeAttempt(sql, id, result);
  later(freeLine(sql, webhook, result.state === 'delivered'));
  if (!result.isGone) return true;
  const reason = 'The receiver answered 410 Gone.';
  later(switchOff(sql, webhook, reason));
  later(failWaiting(sql, webhook, 'The webhook was switched off.'));
  const subject = { project, subjectKind: 'webhook', subjectKey: webhook, action: 'webhook.update' };
  const sides = { before: { name, isEnabled: true }, after: { name, isEnabled: false, reason } };
  later(recordAudit(sql, system, { ...subject, ...sides }));
  return true;
}
