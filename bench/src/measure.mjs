/** `run(times)` does its task so many times; it may return a promise. */
export async function measure(tasks, { rounds = 9, msPerRound = 80 } = {}) {
  const sized = [];
  for (const task of tasks) sized.push({ ...task, times: await sizeOf(task, msPerRound), samplesNs: [] });
  // In turn, round by round: a machine that drifts drifts for all.
  for (let round = 0; round < rounds; round++) {
    for (const task of sized) task.samplesNs.push(await nsPerTime(task, task.times));
  }
  return sized.map(({ name, samplesNs }) => ({ name, ns: median(samplesNs) }));
}

/** How many times fill a round, found once the engine has settled. */
async function sizeOf(task, msPerRound) {
  let times = 64;
  let ns = 0;
  for (let spentMs = 0; spentMs < 3 * msPerRound; times *= 2) {
    ns = await nsPerTime(task, times);
    spentMs += (ns * times) / 1e6;
  }
  return Math.max(1, Math.ceil((msPerRound * 1e6) / ns));
}

async function nsPerTime({ run }, times) {
  const begunAt = process.hrtime.bigint();
  const pending = run(times);
  if (pending instanceof Promise) await pending;
  return Number(process.hrtime.bigint() - begunAt) / times;
}

export function median(values) {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.floor(sorted.length / 2)];
}

/**
 * A loop over the contexts that is compiled for one contender alone. A loop that all shared would be slowed for each by
 * what the engine had learned of the others.
 */
export function loopOver(contexts, ask, isAsync = false) {
  const [begin, wait] = isAsync ? ['async ', 'await '] : ['', ''];
  const source = `return ${begin}(times) => {
    let answers = 0;
    for (let index = 0; index < times; index++) if (${wait}ask(contexts[index % contexts.length])) answers++;
    return answers;
  }`;
  return new Function('contexts', 'ask', source)(contexts, ask);
}
