import type { Segment } from './model.js';

/** The pseudonym of an attribute's text. */
export type Pseudonymize = (attribute: string, text: string) => string;

/** What a projection is made with. */
export interface ProjectionBasis {
  /** The attributes whose conditions may be shown in clear. */
  readonly publicAttributes: ReadonlySet<string>;
  readonly pseudonym: Pseudonymize;
}

export interface FlagSurroundings extends ProjectionBasis {
  readonly segments: (key: string) => Segment | undefined;
}
