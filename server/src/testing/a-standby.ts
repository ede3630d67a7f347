import { type PairOptions, startPostgresPair } from '@guidon/fault-tools';
import postgres from 'postgres';

export interface Standby {
  readonly primaryUrl: string;
  readonly standbyUrl: string;
  /** It goes on receiving, and shows nothing new. */
  pause(): Promise<void>;
  resume(): Promise<void>;
  /** From then on it is a primary itself. */
  promote(): Promise<void>;
  stopStandby(): Promise<void>;
  /** It goes on taking connections, and answers nothing. */
  freezePrimary(): void;
  thawPrimary(): void;
  /** As a crash does it; it is started again in the same place. */
  killPrimary(): void;
  close(): Promise<void>;
}

/** A primary of its own, migrated, and a hot standby of it. */
export async function aStandby(options: PairOptions = {}): Promise<Standby> {
  const pair = await startPostgresPair(options);
  const { primary, standby } = pair;
  if (standby === undefined) throw new Error('a pair begins with both');
  const sql = postgres(standby.url, { max: 1, onnotice: () => {} });
  const say = async (statement: string) => void (await sql.unsafe(statement));
  return {
    primaryUrl: primary.url,
    standbyUrl: standby.url,
    pause: () => say('select pg_wal_replay_pause()'),
    resume: () => say('select pg_wal_replay_resume()'),
    promote: () => say('select pg_promote()'),
    stopStandby: standby.stop,
    freezePrimary: primary.pause,
    thawPrimary: primary.resume,
    killPrimary: primary.kill,
    close: async () => {
      await sql.end({ timeout: 1 });
      await pair.close();
    },
  };
}
