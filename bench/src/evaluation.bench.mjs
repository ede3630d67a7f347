// What a decision costs, beside the peers and beside the bare limit. All start offline from the same flags.
import { bare } from './contenders/bare.mjs';
import { flagd } from './contenders/flagd.mjs';
import { growthbook } from './contenders/growthbook.mjs';
import { guidon, guidonEvaluator } from './contenders/guidon.mjs';
import { launchdarkly } from './contenders/launchdarkly.mjs';
import { unleash } from './contenders/unleash.mjs';
import { contexts, flagSet, percentageKey, plainKey, whitelist } from './flag-set.mjs';
import { loopOver, measure } from './measure.mjs';
import { keepResults, printTable } from './report.mjs';

const flags = flagSet(500);
const limit = bare(flags);
const contenders = [limit];
for (const make of [guidonEvaluator, guidon, flagd, growthbook, unleash, launchdarkly]) {
  contenders.push(await make(flags));
}
for (const contender of contenders) await verify(contender);

const parts = {
  plain: await measureAll((contender) => contender.asking(plainKey)),
  percentage: await measureAll((contender) => contender.asking(percentageKey)),
  all: await measureAll((contender) => contender.all, [{ name: 'bare loop, answers in a Map', all: limit.allInMap }]),
};

report('A plain flag (bare: the Map lookup alone)', parts.plain, 'ns', 1);
report('Whitelist of two + 25 %, 10,000 users in rotation', parts.percentage, 'ns', 1);
report('All of 500 flags for one user', parts.all, 'µs', 1000);
keepResults('evaluation', { node: process.version, parts });
for (const contender of contenders) await contender.close();

function measureAll(askOf, others = []) {
  const tasks = [limit, ...others, ...contenders.slice(1)].map((contender) => ({
    name: contender.name,
    run: loopOver(contexts, askOf(contender), contender.isAsync),
  }));
  return measure(tasks);
}

/** A contender that answers something else than asked would be measured for nothing. */
async function verify({ name, asking, all }) {
  const [askPlain, askPercentage] = [asking(plainKey), asking(percentageKey)];
  for (const userId of whitelist) expect(name, await askPercentage({ userId }), 'the whitelist is served');
  expect(name, await askPlain(contexts[0]), 'the plain flag is on');
  let on = 0;
  for (const context of contexts) if (await askPercentage(context)) on++;
  expect(name, on > 2_300 && on < 2_700, `25 % of 10,000 users are on, not ${on}`);
  expect(name, (await all(contexts[0])) > 100, 'all flags are answered');
}

function expect(name, isSo, what) {
  if (!isSo) throw new Error(`${name}: expected that ${what}.`);
}

function report(title, results, unit, nsPerUnit) {
  const limit = results[0].ns;
  const ours = results.find(({ name }) => name === '@guidon/sdk-node').ns;
  const rows = results.map(({ name, ns }) => [
    name,
    (ns / nsPerUnit).toFixed(1),
    (ns / limit).toFixed(2),
    (ns / ours).toFixed(2),
  ]);
  printTable(title, ['', unit, '× bare', '× Guidon'], rows);
}
