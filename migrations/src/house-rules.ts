import { type Migration, runsOutsideTransaction } from './migration-files.js';

export interface Finding {
  readonly version: number;
  readonly message: string;
}

/** What keeps a deployment without downtime, beyond what a linter of single statements can see. */
export function checkHouseRules(migrations: readonly Migration[]): readonly Finding[] {
  return migrations.flatMap((migration) =>
    rules.flatMap((rule) => {
      const message = rule(migration, withoutComments(migration.up));
      return message === undefined ? [] : [{ version: migration.version, message }];
    }),
  );
}

type Rule = (migration: Migration, sql: string) => string | undefined;

const hasWayBack: Rule = ({ down }) => (down === undefined ? 'has no .down.sql beside it' : undefined);

/** `truncate` also stands in triggers, as what they are to be asked about. */
const takesAway = /\b(drop|rename)\b|\btruncate\b(?!\s+(on|or)\b)/i;

/** A check that is put in another's place under its name, so that it allows more. */
const replacedConstraint = /\bdrop\s+constraint\s+(\w+)\s*;(?=[\s\S]*\badd\s+constraint\s+\1\b)/gi;

const onlyContractDrops: Rule = ({ phase }, sql) =>
  phase === 'expand' && takesAway.test(sql.replaceAll(replacedConstraint, ''))
    ? 'takes away what the release before may use: only a file marked "-- migrate:phase contract" may'
    : undefined;

const boundsItsLocks: Rule = ({ up }, sql) =>
  runsOutsideTransaction(up) || /\bset\s+local\s+lock_timeout\b/i.test(sql)
    ? undefined
    : 'does not bound its locks: begin with "set local lock_timeout"';

const aloneIsRepeatable: Rule = ({ up }, sql) =>
  runsOutsideTransaction(up) && !/\bif\s+(not\s+)?exists\b/i.test(sql)
    ? 'runs outside a transaction and may run twice: write it with "if not exists" or "if exists"'
    : undefined;

const indexesConcurrently: Rule = ({ up }, sql) =>
  /\bindex\s+concurrently\b/i.test(sql) && !runsOutsideTransaction(up)
    ? 'needs "-- migrate:no-transaction" for its concurrent index'
    : undefined;

const rules: readonly Rule[] = [hasWayBack, onlyContractDrops, boundsItsLocks, aloneIsRepeatable, indexesConcurrently];

const withoutComments = (sql: string) => sql.replaceAll(/--[^\n]*/g, '').replaceAll(/\/\*[\s\S]*?\*\//g, '');
