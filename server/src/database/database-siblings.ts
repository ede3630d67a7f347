/** One of the connections to a database, as the others see it. */
export interface Sibling {
  readonly heardAt: Moment;
  readonly isGone: boolean;
  /** Perhaps nobody is at its other end any more. */
  doubt(): void;
}

/** What came before what; no clock is needed for that. */
export type Moment = number;

/**
 * What is learnt of one connection says something of the others: of a server that vanished without a word each would
 * else be found out only by whoever asks it next, one after the other.
 */
export interface Siblings {
  now(): Moment;
  join(sibling: Sibling): void;
  /** It has owed an answer since then, for too long. */
  fellSilent(since: Moment): void;
  /**
   * A new one was answered. So the server is there, and not merely slow: whichever has said nothing since before the
   * silence is doubted.
   */
  greeted(): void;
}

export function createSiblings(): Siblings {
  let all: readonly Sibling[] = [];
  let moment = 0;
  let silentSince: Moment | undefined;
  const now = () => {
    moment += 1;
    return moment;
  };
  return {
    now,
    join: (sibling) => {
      all = [...all.filter(({ isGone }) => !isGone), sibling];
    },
    fellSilent: (since) => {
      silentSince = Math.min(silentSince ?? since, since);
    },
    greeted: () => {
      const since = silentSince ?? 0;
      silentSince = undefined;
      const doubtful = all.filter(({ heardAt, isGone }) => !isGone && heardAt < since);
      for (const sibling of doubtful) sibling.doubt();
    },
  };
}
