/** The clock, chance and timers, so that tests can hold them in their hands. */
export interface World {
  /** Monotonic milliseconds; only differences mean something. */
  now(): number;
  date(): Date;
  /** In [0, 1). */
  random(): number;
  every(periodMs: number, task: () => void): Cancel;
  after(delayMs: number, task: () => void): Cancel;
}

export type Cancel = () => void;

/** No timer made here keeps the process alive. */
export function realWorld(): World {
  return {
    now: () => performance.now(),
    date: () => new Date(),
    random: () => Math.random(),
    every: (periodMs, task) => {
      const timer = setInterval(task, periodMs).unref();
      return () => clearInterval(timer);
    },
    after: (delayMs, task) => {
      const timer = setTimeout(task, delayMs).unref();
      return () => clearTimeout(timer);
    },
  };
}
