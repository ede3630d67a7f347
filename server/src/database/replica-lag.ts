/** What was written to the primary by when, and so how old what a replica shows may be: by this node's clock alone. */
export interface ReplicaLag {
  /** `lsn` was read from the primary after `atMs`: whatever was acknowledged by then lies before it. */
  primaryAt(lsn: bigint, atMs: number): void;
  /** How far the replica has come; undefined where it cannot say, as a primary cannot. */
  replicaAt(lsn: bigint | undefined): void;
  /** The replica shows whatever was acknowledged by then; undefined where nobody knows. */
  readonly shownUntilMs: number | undefined;
}

const mostSamples = 30;

export function replicaLag(): ReplicaLag {
  let samples: { readonly lsn: bigint; readonly atMs: number }[] = [];
  let shownUntilMs: number | undefined;
  return {
    primaryAt: (lsn, atMs) => {
      // Another history has begun: what was known of the one before says nothing of it.
      if (samples.some((sample) => sample.lsn > lsn)) samples = [];
      samples = [...samples, { lsn, atMs }].slice(-mostSamples);
    },
    replicaAt: (lsn) => {
      shownUntilMs = lsn === undefined ? undefined : samples.findLast((sample) => sample.lsn <= lsn)?.atMs;
    },
    get shownUntilMs() {
      return shownUntilMs;
    },
  };
}

/** As Postgres writes it: two halves of 32 bits. */
export function lsnOf(text: string): bigint {
  const [high = '0', low = '0'] = text.split('/');
  return (BigInt(`0x${high}`) << 32n) + BigInt(`0x${low}`);
}
