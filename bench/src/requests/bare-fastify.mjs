// The bare limit of requests: fastify with nothing but the bytes, and the one statement that a toggle cannot do without.
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

// The very versions that the server uses.
const dependencyOf = createRequire(new URL('../../../server/package.json', import.meta.url));
const load = async (name) => await import(pathToFileURL(dependencyOf.resolve(name)).href);
const { fastify } = await load('fastify');
const { default: postgres } = await load('postgres');
const { snapshot, evaluation, view, databaseUrl } = JSON.parse(process.argv[2]);
const bytes = Buffer.from(snapshot);
const sql = postgres(databaseUrl, { max: 10 });
const app = fastify();

app.get('/snapshot', (_request, reply) => reply.type('application/json; charset=utf-8').send(bytes));
app.get('/not-modified', (_request, reply) => reply.code(304).send());
app.post('/evaluate', (_request, reply) => reply.type('application/json; charset=utf-8').send(evaluation));
app.get('/view', () => view);
app.put('/enabled', async (request) => {
  const { enabled } = request.body;
  await sql`
    update flag_configs set enabled = ${enabled}, revision = revision + 1, updated_at = now()
    where flag_id = (select min(id) from flags) and environment_id = (select id from environments where key = 'staging')`;
  return view;
});

await app.listen({ port: 0, host: '127.0.0.1' });
process.send(app.server.address().port);
process.on('SIGTERM', () => process.exit(0));
