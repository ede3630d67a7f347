import type { BrowserContext } from '@playwright/test';

/** Asks as a page of ours does that this person has open; answers with what came back. */
export async function ask(
  context: BrowserContext,
  method: string,
  address: string,
  data?: unknown,
): Promise<{ readonly status: number; readonly body: unknown }> {
  const { origin } = new URL(address);
  const headers = { 'guidon-request': '1', 'sec-fetch-site': 'same-origin', origin };
  const response = await context.request.fetch(address, { method, headers, ...(data !== undefined && { data }) });
  const text = await response.text();
  return { status: response.status(), body: text === '' ? undefined : JSON.parse(text) };
}
