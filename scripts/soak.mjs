// `npm run soak [-- MINUTES]`: streams that stay and streams that come and go over two nodes, with a change a second; what a
// node holds after a collection must not climb. The last line is the result, as JSON.
import { prove } from './lib/proof.mjs';

const [minutes = '60'] = process.argv.slice(2);
const result = prove('fault-tools/src/soak/soak.test.ts', {
  resultVariable: 'GUIDON_SOAK_RESULT',
  env: { GUIDON_SOAK_MINUTES: minutes },
});
if (result === undefined) console.log(JSON.stringify({ minutes: Number(minutes), failed: true }));
else report(result);

function report({ verdicts, before, after, ...told }) {
  console.table(verdicts.map(row));
  const perHour = Object.fromEntries(verdicts.map(({ series, perX }) => [slopeName(series), inUnit(series, perX)]));
  const { minutes: asked, streams, churned, changes, lost, regressed, samples } = told;
  const climbs = verdicts.filter(({ isFlat }) => !isFlat).map(({ series }) => series);
  const failed = process.exitCode !== 0;
  const counts = {
    minutes: asked,
    streams,
    churned,
    changes,
    lost,
    regressed,
    filesLeft: after.files - before.files,
    samples,
  };
  console.log(JSON.stringify({ ...counts, ...perHour, climbs, failed }));
}

function row({ series, first, last, perX, error, isFlat }) {
  const said = (value) => inUnit(series, value);
  return {
    'of both nodes': slopeName(series).replace(/SlopePerHour$|SlopeMbPerHour$/, isBytes(series) ? ', MB' : ''),
    first: said(first),
    last: said(last),
    'an hour': said(perX),
    '±': said(error ?? Number.NaN),
    flat: isFlat,
  };
}

function slopeName(series) {
  return isBytes(series) ? series.replace('Bytes', 'SlopeMbPerHour') : `${series}SlopePerHour`;
}

function isBytes(series) {
  return series.endsWith('Bytes');
}

function inUnit(series, value) {
  return Number((isBytes(series) ? value / 2 ** 20 : value).toFixed(3));
}
