const endingMs = 15_000;

/**
 * What a part starts ends with it: when it is done, fails, takes too long, is told to stop, or whoever started it is
 * gone. A server that was left would hold the terminal, or the pipe, that it was given.
 */
export async function withLifetime({ deadlineMs }, work) {
  const endings = [];
  let doing = 'to begin';
  const during = (what, limitMs, run) => {
    doing = what;
    return within(limitMs, what, run());
  };
  const cut = cutShort(deadlineMs, () => doing);
  try {
    await Promise.race([work({ own: (end) => endings.push(end), during }), cut.promise]);
  } finally {
    cut.cancel();
    for (const end of endings.reverse()) {
      await within(endingMs, 'to end what was started', Promise.resolve().then(end)).catch(({ message }) => {
        console.error(message);
        process.exitCode = 1;
      });
    }
  }
}

/** Fails with what did not come. */
export async function within(limitMs, what, promise) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`It took more than ${limitMs / 1_000} s ${what}.`)), limitMs);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Told, and killed where it does not go. */
export async function endChild(child, patienceMs = 10_000) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), patienceMs);
  await ended;
  clearTimeout(timer);
}

function cutShort(deadlineMs, doing) {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  const parent = process.ppid;
  let end;
  const promise = new Promise((_, reject) => {
    end = (why) => reject(new Error(`${why} while it was about ${doing()}.`));
  });
  promise.catch(() => {});
  const timers = [
    setTimeout(() => end(`The whole took more than ${deadlineMs / 1_000} s`), deadlineMs),
    setInterval(() => process.ppid !== parent && end('Whoever started it is gone'), 500),
  ];
  for (const signal of signals) process.once(signal, end);
  const cancel = () => {
    for (const timer of timers) clearTimeout(timer);
    for (const signal of signals) process.off(signal, end);
  };
  return { promise, cancel };
}
