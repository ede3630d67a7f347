import { lint, migrate, requiredSchema, status } from '@guidon/migrations';
import { recordAudit } from './changes/audit-record.store.js';
import { readConfig } from './config.js';
import { openDatabase } from './database/database.js';
import { GuidonError } from './errors.js';
import { runAuditVerify } from './features/audit/audit-verify.command.js';
import { makeOwnerLink } from './features/invitations/invitation.links.js';
import { insertToken } from './features/tokens/tokens.store.js';
import { system } from './http/caller.js';
import { createLifecycle } from './lifecycle.js';
import { newSecret } from './secrets.js';
import { type Stoppable, serve } from './serve.js';
import { realWorld } from './world.js';

export interface CommandLine {
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly say: (text: string) => void;
}

const usage = `Usage:
  guidon serve                         run the server
  guidon migrate up|down [--to N]      move the schema of DATABASE_URL
  guidon migrate status                say where it stands
  guidon migrate lint                  say what in the migrations would stop a deployment
  guidon token create NAME             make an API token in DATABASE_URL
  guidon owner link                    make a link in DATABASE_URL by which somebody becomes an owner
  guidon openapi                       print the description of the API
  guidon audit verify [--project KEY] [--json] [--expect-head PROJECT:SEQUENCE:HASH]...
                                       say whether the audit log in DATABASE_URL is as it was written
  guidon scan PATH [--url URL] [--token TOKEN] [--project KEY] [--repository NAME] [--revision SHA]
                   [--link TEMPLATE] [--dry-run] [--strict] [--no-excerpts] [--json]
                                       find where a code base uses flags, and tell the server (GUIDON_URL, GUIDON_TOKEN)
`;

/** Runs one command; what it throws is for a person to read. */
export async function main({ args, environment, say }: CommandLine): Promise<void> {
  const [command = 'help', subcommand, ...rest] = args;
  if (command === 'serve') return await runServer(environment, say);
  if (command === 'token' && subcommand === 'create')
    return createToken(databaseUrl(environment), rest[0] ?? 'cli', say);
  if (command === 'owner' && subcommand === 'link') return createOwnerLink(environment, say);
  if (command === 'audit' && subcommand === 'verify')
    return await runAuditVerify({ args: rest, databaseUrl: databaseUrl(environment), say });
  if (command === 'openapi') return (await import('./openapi.command.js')).printOpenApi(say);
  if (command === 'scan') return await scan(args.slice(1), environment, say);
  if (command === 'migrate') return runMigrate(subcommand, rest, environment, say);
  say(usage);
  if (command !== 'help' && command !== '--help')
    throw new GuidonError('config', `There is no command "${args.join(' ')}".`);
}

async function runServer(environment: CommandLine['environment'], say: CommandLine['say']): Promise<void> {
  await serve({ environment, say, beforeListening: leaveOnSignals });
}

function leaveOnSignals({ guidon, config, logger, stop }: Stoppable): void {
  const { announceDrain } = guidon;
  const exit = (code: number) => process.exit(code);
  const onSignal = createLifecycle({ ...config, server: { announceDrain, stop }, logger, exit, now: realWorld().now });
  for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => onSignal(signal));
}

/** Loaded here alone: the parser that it brings would slow down every start. */
async function scan(args: readonly string[], environment: CommandLine['environment'], say: CommandLine['say']) {
  const { runScan } = await import('./features/code-uses/scan.command.js');
  await runScan({ args, environment, say });
}

async function runMigrate(
  subcommand: string | undefined,
  rest: readonly string[],
  environment: CommandLine['environment'],
  say: CommandLine['say'],
): Promise<void> {
  if (subcommand === 'lint') return lintMigrations(say);
  const url = databaseUrl(environment);
  if (subcommand === 'status')
    return say(`${JSON.stringify({ serves: requiredSchema, migrations: await status(url) }, null, 2)}\n`);
  if (subcommand !== 'up' && subcommand !== 'down') throw new GuidonError('config', usage);
  const to = targetOf(rest);
  const log = (line: string) => say(`${line}\n`);
  const steps = await migrate({ url, direction: subcommand, log, ...(to !== undefined && { to }) });
  say(steps.length === 0 ? 'There was nothing to do.\n' : `${steps.length} done.\n`);
}

function lintMigrations(say: CommandLine['say']): void {
  const findings = lint();
  if (findings.length > 0) throw new GuidonError('config', findings.join('\n'));
  say('The migrations may run beside the release before.\n');
}

function targetOf(rest: readonly string[]): number | undefined {
  if (rest.length === 0) return undefined;
  const [option, value = ''] = rest;
  if (option === '--to' && /^\d{1,6}$/.test(value)) return Number(value);
  throw new GuidonError('config', usage);
}

async function createToken(url: string, name: string, say: CommandLine['say']): Promise<void> {
  const database = openDatabase({ url, laneCount: 1, deadlineMs: 10_000 });
  try {
    const secret = newSecret('token');
    await database.transaction(async ({ sql, later }) => {
      const { text: _shownOnce, ...stored } = secret;
      const row = await insertToken(sql, { name, ...stored, expiresAt: null });
      later(
        recordAudit(sql, system, { action: 'token.create', subjectKind: 'token', subjectKey: row.id, after: { name } }),
      );
    });
    say(`${secret.text}\n`);
  } finally {
    await database.close();
  }
}

async function createOwnerLink(environment: CommandLine['environment'], say: CommandLine['say']): Promise<void> {
  const { publicUrl, port } = readConfig(environment);
  const database = openDatabase({ url: databaseUrl(environment), laneCount: 1, deadlineMs: 10_000 });
  try {
    const base = publicUrl ?? `http://localhost:${port}`;
    const link = await database.transaction((inside) => makeOwnerLink(inside, base, 'guidon owner link'));
    say(`${link}\n`);
  } finally {
    await database.close();
  }
}

function databaseUrl(environment: CommandLine['environment']): string {
  const url = environment['DATABASE_URL'];
  if (url !== undefined && url !== '') return url;
  throw new GuidonError(
    'config',
    'DATABASE_URL must name the database. The embedded one migrates by itself when it starts.',
  );
}
