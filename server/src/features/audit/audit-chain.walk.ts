import type { ChainHead, Link } from './audit-chain.store.js';
import { chainStart, linkHash } from './audit-link.js';

export type FindingKind = 'edited' | 'removed' | 'inserted' | 'head' | 'anchor' | 'unguarded';

export interface Finding {
  readonly kind: FindingKind;
  /** The project's key; '' for what belongs to no project. */
  readonly chain: string | null;
  readonly sequence: number | null;
  readonly message: string;
}

/** A head that was kept elsewhere. */
export interface Anchor {
  readonly chain: string;
  readonly sequence: number;
  readonly hash: string;
}

export interface ChainWalk {
  /** In the order of the sequence, up to the head's. */
  take(link: Link): Finding[];
  end(): Finding[];
}

/** Goes along one chain, and says where it is not as it was made. */
export function walkChain(chain: string, head: ChainHead | null, anchors: readonly Anchor[]): ChainWalk {
  let last = 0;
  // Undefined after a gap: what stood there cannot be known, so the next link is taken at its word.
  let previous: Buffer | undefined = chainStart;
  const open = new Map(anchors.map((anchor) => [anchor.sequence, anchor]));
  const finding = (kind: FindingKind, sequence: number, message: string): Finding => {
    return { kind, chain, sequence, message };
  };

  function checkGap(sequence: number): Finding[] {
    if (sequence === last + 1) return [];
    previous = undefined;
    const gone = sequence - 1 === last + 1 ? `Record ${last + 1} is` : `Records ${last + 1} to ${sequence - 1} are`;
    return [finding('removed', last + 1, `${gone} gone, and the links too.`)];
  }

  function checkRecord({ sequence, recordId, record, hash }: Link): Finding[] {
    if (record === null) return [finding('removed', sequence, `Record ${sequence} (id ${recordId}) is gone.`)];
    if (previous === undefined || linkHash(previous, sequence, record).equals(hash)) return [];
    const message = `Record ${sequence} (id ${recordId}), or its link, is not what was written.`;
    return [finding('edited', sequence, message)];
  }

  function checkAnchor({ sequence, hash }: Link): Finding[] {
    const anchor = open.get(sequence);
    open.delete(sequence);
    if (anchor === undefined || anchor.hash === hash.toString('hex')) return [];
    return [finding('anchor', sequence, `The hash of record ${sequence} is not the one that was kept elsewhere.`)];
  }

  function checkHead(): Finding[] {
    if (head === null) return last === 0 ? [] : [finding('head', last, 'The head of the chain is gone.')];
    if (head.sequence > last) return checkGap(head.sequence + 1);
    if (head.sequence === last && (previous ?? head.hash).equals(head.hash)) return [];
    return [finding('head', last, `The head of the chain is not its last record, ${last}.`)];
  }

  return {
    take(link) {
      const findings = [...checkGap(link.sequence), ...checkRecord(link), ...checkAnchor(link)];
      last = link.sequence;
      previous = link.hash;
      return findings;
    },

    end() {
      const missing = [...open.values()].map(({ sequence }) =>
        finding('anchor', sequence, `Record ${sequence}, whose hash was kept elsewhere, is gone.`),
      );
      return [...missing, ...checkHead()];
    },
  };
}
