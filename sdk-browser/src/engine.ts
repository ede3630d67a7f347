import type { Cancel, Endpoint, Failure, Source } from '@guidon/sdk-core';
import type { Answer } from './answer.js';
import type { Cache } from './cache.js';
import type { Decisions } from './decisions-view.js';
import type { Sink, Way } from './source.js';
import type { World } from './world.js';

/** Holds what decides, and keeps all decisions for the context up to date. */
export interface Engine {
  readonly sink: Sink;
  /** What another tab needs to hold the same; undefined where it must ask for itself. */
  readonly whole: () => object | undefined;
  /** The context is another. */
  readonly identify: () => void;
  /** Nothing more is to come for the context. */
  readonly isComplete: () => boolean;
  /** Asks the server only while it runs. */
  readonly run: () => Cancel;
}

/** Whom an engine works for. */
export interface Host {
  readonly world: World;
  readonly endpoint: Endpoint;
  /** In force until the server is heard. */
  readonly bootstrap: Answer | undefined;
  readonly cache: Cache | undefined;
  /** As JSON. */
  readonly context: () => string;
  /** `isCurrent`: nothing newer is known to be had. */
  readonly adopt: (decisions: Decisions, version: number, source: Source, isCurrent: unknown) => void;
  /** What is in force is current. */
  readonly heard: (way: Way) => void;
  readonly failed: (failure: Failure) => void;
}

export type MakeEngine = (host: Host) => Engine;
