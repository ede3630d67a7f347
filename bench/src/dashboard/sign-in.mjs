export async function signIn(browser, { url, ownerLink }) {
  const context = await browser.newContext({ baseURL: url });
  const data = { token: ownerLink, name: 'Ada', email: 'ada@example.com', password: 'correct horse battery staple' };
  const headers = { origin: url, 'guidon-request': '1' };
  const answer = await context.request.post('/api/v1/invitations/accept', { data, headers });
  if (!answer.ok()) throw new Error(await answer.text());
  const state = await context.storageState();
  await context.close();
  return state;
}
