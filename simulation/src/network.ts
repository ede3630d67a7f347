import type { HttpHandlers, HttpRequest } from '../../sdk-core/src/index.js';
import type { Chance } from './chance.js';
import { Connection } from './connection.js';
import type { Life } from './life.js';
import type { Cancel, Time } from './time.js';

/** Who answers behind the load balancer. */
export interface Backend {
  readonly name: string;
  readonly isListening: boolean;
  readonly isReady: boolean;
  accept(connection: Connection): void;
}

export interface Caller {
  readonly name: string;
  readonly life: Life;
  readonly isCutOff: () => boolean;
  /** How many requests it has open to a path now. */
  readonly opened: (path: string, open: number) => void;
  readonly delivered: () => void;
  readonly told: (text: string) => void;
}

/** The way from clients by a load balancer to nodes. */
export class Network {
  readonly backends: Backend[] = [];
  readonly connections = new Set<Connection>();
  slowUntilMs = 0;
  readonly #time: Time;
  readonly #chance: Chance;
  readonly #open = new Map<Life, Map<string, number>>();

  constructor(time: Time, chance: Chance) {
    this.#time = time;
    this.#chance = chance;
  }

  connect(caller: Caller, request: HttpRequest, handlers: HttpHandlers): Cancel {
    const path = request.url;
    caller.opened(path, this.#count(caller.life, path, 1));
    const connection: Connection = new Connection(request, {
      time: this.#time,
      chance: this.#chance,
      latencyMs: () => this.#latencyMs(),
      life: caller.life,
      handlers,
      onReleased: () => {
        this.#count(caller.life, path, -1);
        this.#forget(connection);
      },
      onDelivered: caller.delivered,
      onSaid: caller.told,
    });
    this.connections.add(connection);
    if (caller.isCutOff()) connection.orphan();
    else this.#time.schedule(this.#latencyMs(), () => this.#arrive(connection));
    return connection.cancel();
  }

  open(matches: (connection: Connection) => boolean = () => true): readonly Connection[] {
    return [...this.connections].filter((connection) => connection.isOpen && matches(connection));
  }

  /** Connections that stand still go on; those that are dead stay so. */
  heal(): void {
    this.slowUntilMs = 0;
    for (const connection of this.connections) connection.cutsNextText = connection.losesNextText = false;
  }

  /** A balancer knows who is ready, but not at once. */
  #arrive(connection: Connection): void {
    if (connection.isDumb) return;
    const ready = this.backends.filter(({ isReady }) => isReady);
    const backend = this.#chance.pick(this.#chance.isLikely(0.9) && ready.length > 0 ? ready : this.backends);
    if (backend === undefined || !backend.isListening) connection.reset('ECONNREFUSED');
    else backend.accept(connection);
  }

  #count(life: Life, path: string, by: number): number {
    const counts = this.#open.get(life) ?? new Map<string, number>();
    this.#open.set(life, counts);
    const open = (counts.get(path) ?? 0) + by;
    counts.set(path, open);
    return open;
  }

  /** What the client has let go of, the server may still hold. */
  #forget(connection: Connection): void {
    if (!connection.isOpen) this.connections.delete(connection);
  }

  #latencyMs(): number {
    return this.#time.nowMs < this.slowUntilMs ? this.#chance.between(50, 3_000) : this.#chance.between(0.5, 20);
  }
}
