// Memory is compared as what is held, not as what has not been collected yet.
process.on('SIGUSR2', () => {
  globalThis.gc?.();
  globalThis.gc?.({ type: 'major', execution: 'sync', flavor: 'last-resort' });
});
