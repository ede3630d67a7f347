// Adds up what the test runners reported. A runner that crashed counts as a failure, whatever it wrote before.
import { readFileSync } from 'node:fs';

export function tallyVitest(file, exitCode) {
  return settle(exitCode, () => {
    const report = read(file);
    const broken = report.testResults.filter(
      ({ status, assertionResults }) =>
        status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
    );
    return {
      passed: report.numPassedTests,
      failed: report.numFailedTests + broken.length,
      skipped: report.numPendingTests + report.numTodoTests,
    };
  });
}

export function tallyPlaywright(file, exitCode) {
  return settle(exitCode, () => {
    const { stats } = read(file);
    return { passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: stats.skipped };
  });
}

export const add = (a, b) => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
});

export function line({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

const read = (file) => JSON.parse(readFileSync(file, 'utf8'));

function settle(exitCode, count) {
  try {
    const tally = count();
    return exitCode !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally;
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}
