import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { GuidonClient } from '@guidon/sdk-node';
import { bundledCheckout, classicCheckout, type Order, type Receipt } from './checkout.js';

const maxBodyBytes = 64_000;

function checkout(flags: Pick<GuidonClient, 'isEnabled'>, order: Order): Receipt {
  const context = { userId: order.userId, tenantId: order.tenantId };
  return flags.isEnabled('new_checkout_flow', context) ? bundledCheckout(order) : classicCheckout(order);
}

/** `POST /checkout` with an {@link Order} answers with its {@link Receipt}. */
export function createShop(flags: Pick<GuidonClient, 'isEnabled'>): Server {
  return createServer(async (request, response) => {
    const { status, body } = await answer(flags, request);
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
}

async function answer(
  flags: Pick<GuidonClient, 'isEnabled'>,
  request: IncomingMessage,
): Promise<{ status: number; body: unknown }> {
  if (request.method !== 'POST' || request.url !== '/checkout') {
    return { status: 404, body: { message: 'POST an order to /checkout' } };
  }
  const order = await readOrder(request);
  return order === undefined
    ? { status: 400, body: { message: 'An order is { userId, tenantId, lines: [{ sku, priceCents, quantity }] }' } }
    : { status: 200, body: checkout(flags, order) };
}

async function readOrder(request: IncomingMessage): Promise<Order | undefined> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) {
    text += chunk;
    if (text.length > maxBodyBytes) return undefined;
  }
  try {
    const order: unknown = JSON.parse(text);
    return isOrder(order) ? order : undefined;
  } catch {
    return undefined;
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

const isAmount = (value: unknown): boolean => Number.isSafeInteger(value) && Number(value) >= 0;

const isLine = (line: unknown): boolean =>
  isRecord(line) && typeof line['sku'] === 'string' && isAmount(line['priceCents']) && isAmount(line['quantity']);

const isOrder = (value: unknown): value is Order =>
  isRecord(value) &&
  typeof value['userId'] === 'string' &&
  typeof value['tenantId'] === 'string' &&
  Array.isArray(value['lines']) &&
  value['lines'].every(isLine);
