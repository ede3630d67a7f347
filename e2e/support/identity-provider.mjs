// A company's identity provider, at which one signs in by saying who one is.
import { createServer } from 'node:http';
import { Provider } from 'oidc-provider';

const { redirectUri, clientId, clientSecret, people } = JSON.parse(process.argv[2]);
const loginPage = `<!doctype html><html lang="en"><title>Example Corp</title><form method="post">
<label>Who are you? <input name="who"></label> <button>Continue</button></form></html>`;

const server = createServer();
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const issuer = `http://127.0.0.1:${server.address().port}`;
const provider = new Provider(issuer, {
  clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: [redirectUri] }],
  claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'], groups: ['groups'] },
  cookies: { keys: ['a key for tests'] },
  features: { devInteractions: { enabled: false } },
  interactions: { url: (_context, { uid }) => `/login/${uid}` },
  pkce: { required: () => true },
  findAccount: (_context, who) => ({ accountId: who, claims: () => ({ sub: who, ...people[who] }) }),
  // Whoever works here has agreed to it.
  loadExistingGrant: async ({ oidc }) => {
    const grant = new oidc.provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId });
    grant.addOIDCScope('openid email profile groups');
    await grant.save();
    return grant;
  },
});
const speak = provider.callback();

server.on('request', (request, response) => {
  if (!request.url.startsWith('/login/')) return speak(request, response);
  if (request.method !== 'POST') return response.setHeader('content-type', 'text/html').end(loginPage);
  let body = '';
  request.setEncoding('utf8').on('data', (text) => {
    body += text;
  });
  return request.on('end', () => {
    const login = { accountId: new URLSearchParams(body).get('who') };
    provider.interactionFinished(request, response, { login }).catch(() => response.destroy());
  });
});
process.on('disconnect', () => process.exit(0));
process.send({ issuer });
