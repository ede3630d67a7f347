import type { FastifyInstance } from 'fastify';
import type { Registry } from 'prom-client';
import type { ChangeFeed } from './changes/change-feed.js';
import type { Config } from './config.js';
import type { Database } from './database/database.js';
import { GuidonError, invalid } from './errors.js';
import { deliveriesExpiry } from './features/webhooks/deliveries.expiry.js';
import { deliveryRoutes } from './features/webhooks/deliveries.routes.js';
import { createDeliveriesService } from './features/webhooks/deliveries.service.js';
import { followAudit } from './features/webhooks/webhook.follow.js';
import { webhookMetrics } from './features/webhooks/webhook.metrics.js';
import { createSender } from './features/webhooks/webhook.sender.js';
import { webhookRoutes } from './features/webhooks/webhooks.routes.js';
import { createWebhooksService } from './features/webhooks/webhooks.service.js';
import type { Job } from './jobs.js';
import type { Logger } from './logging.js';
import { locate, type ResolveHost, resolveByName } from './outbound/target.js';
import { createSecretBox } from './secret-box.js';
import type { Cancel, World } from './world.js';

export interface WebhooksPartDeps {
  readonly config: Config;
  readonly database: Database;
  readonly feed: ChangeFeed;
  readonly world: World;
  readonly logger: Logger;
  readonly release: string;
  readonly registry: Registry;
  readonly resolveHost?: ResolveHost | undefined;
}

export const webhookJobs: readonly Job[] = [deliveriesExpiry];

/** While somebody waits for the answer. */
const resolveTimeoutMs = 1_000;

/** The part of the composition that tells others of what happens. */
export function composeWebhooks(deps: WebhooksPartDeps) {
  const { config, database, feed, world, logger, release, registry, resolveHost: resolve = resolveByName } = deps;
  const allow = config.webhookAllow;
  const box = createSecretBox(config.secretKey);
  const sender = createSender({
    database,
    world,
    logger,
    metrics: webhookMetrics(registry),
    box,
    allow,
    resolve,
    release,
  });
  const follower = followAudit({ database, world, feed, logger, onFollowed: sender.look });

  const checkUrl = async (url: string): Promise<readonly string[]> => {
    const located = await locate(url, { allow, resolve, world, timeoutMs: resolveTimeoutMs });
    if ('refused' in located) throw invalid([{ path: '/url', message: located.refused }]);
    return 'unresolved' in located ? [located.unresolved] : [];
  };
  const webhooks = createWebhooksService({ database, box, checkUrl });
  const deliveries = createDeliveriesService({ database, checkUrl, send: sender.look });
  let cancels: readonly Cancel[] = [];

  return {
    register: (app: FastifyInstance) => {
      app.register(webhookRoutes(webhooks));
      app.register(deliveryRoutes(deliveries));
    },

    start: () => {
      cancels = [follower.start(), sender.start()];
    },

    /** Rejects where stored secrets cannot be opened with the key that was given. */
    checkSecrets: async () => {
      await webhooks.checkSecrets().catch((error: unknown) => {
        // A database that is not there or not migrated yet says nothing of secrets.
        if (error instanceof GuidonError) throw error;
      });
    },

    close: async () => {
      for (const cancel of cancels) cancel();
      await sender.close();
    },
  };
}
