/** Only says "look": what changed is read from Postgres, so lost, doubled or late news can delay a change but never lose or reorder one. */
export interface ChangeFeed {
  publish(news: News): void;
  /** Returns what ends the subscription. */
  subscribe(listener: NewsListener): () => void;
  close(): Promise<void>;
}

export interface News {
  /** `written`: something that no environment's SDKs see. */
  readonly kind: 'changed' | 'keys' | 'written';
  readonly environmentId: number;
}

type NewsListener = (news: News) => void;

/** One process needs nothing more; several are joined by an implementation of the same port. */
export function inProcessChangeFeed(onListenerError: (error: unknown) => void = () => {}): ChangeFeed {
  const listeners = new Set<NewsListener>();
  return {
    publish: (news) => {
      for (const listener of listeners) hear(listener, news, onListenerError);
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => {
      listeners.clear();
      return Promise.resolve();
    },
  };
}

function hear(listener: NewsListener, news: News, onListenerError: (error: unknown) => void): void {
  try {
    listener(news);
  } catch (error) {
    onListenerError(error);
  }
}
