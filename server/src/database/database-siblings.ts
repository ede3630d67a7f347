import type net from 'node:net';

/**
 * The connections to one database. What is learnt of one says something of the others: of a server that vanished
 * without a word each would else be found out only by whoever asks it next, one after the other.
 */
export interface Siblings {
  now(): Moment;
  join(sibling: Sibling): void;
  /** One has owed an answer since then, for too long. */
  fellSilent(since: Moment): void;
  /**
   * A new one was answered. So the server is there, and not merely slow: whichever has said nothing since before the
   * silence is doubted.
   */
  greeted(): void;
}

/** What came before what; that takes no clock. */
export type Moment = number;

export interface Sibling {
  readonly heardAt: Moment;
  readonly isGone: boolean;
  /** Perhaps nobody is at its other end any more. */
  doubt(): void;
}

export function createSiblings(): Siblings {
  let all: readonly Sibling[] = [];
  let moment = 0;
  let silentSince: Moment | undefined;
  return {
    now: () => {
      moment += 1;
      return moment;
    },
    join: (sibling) => {
      all = [...all.filter(({ isGone }) => !isGone), sibling];
    },
    fellSilent: (since) => {
      silentSince = Math.min(silentSince ?? since, since);
    },
    greeted: () => {
      const since = silentSince ?? 0;
      silentSince = undefined;
      for (const one of all) if (!one.isGone && one.heardAt < since) one.doubt();
    },
  };
}

/** Its error says nothing against the server, which was found to be there. */
export const doubted = 'CONNECTION_DESTROYED';
/** For whoever has an answer under way. */
const lastWordMs = 300;

/** What a socket tells the others, as those who watch it tell it. */
export function joinSiblings(socket: net.Socket, siblings: Siblings) {
  let owesSince = siblings.now();
  let heardAt = owesSince;
  let isGreeted = false;
  let isDoubted = false;
  siblings.join({
    get heardAt() {
      return heardAt;
    },
    get isGone() {
      // Over TLS postgres.js goes on without anybody who listens here: of such a connection nothing is known.
      return socket.destroyed || socket.listenerCount('data') === 0;
    },
    doubt: () => {
      isDoubted = true;
      // What is asked nothing is not missed.
      if (socket.timeout) socket.setTimeout(lastWordMs);
      else socket.destroy();
    },
  });
  return {
    owe: () => {
      owesSince = siblings.now();
    },
    speak: () => {
      heardAt = siblings.now();
      isDoubted = false;
      if (!isGreeted) siblings.greeted();
      isGreeted = true;
    },
    /** Answers as what it is to be ended. */
    fallSilent: () => {
      if (isDoubted) return doubted;
      siblings.fellSilent(owesSince);
      return 'CONNECT_TIMEOUT';
    },
  };
}
