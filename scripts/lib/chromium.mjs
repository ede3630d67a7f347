// Runs before node_modules exists: only node: modules here.
import { findInPath, runQuietly } from './workspace.mjs';

const names = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome'];

/** The browser for the end-to-end tests: installed where we may, else undefined, and the tests that need it are skipped. */
export function findChromium() {
  return process.env.CHROMIUM_PATH ?? findInPath(...names) ?? installChromium();
}

function installChromium() {
  if (process.getuid?.() !== 0 || !findInPath('apt-get')) {
    console.warn('There is no Chromium here: browser tests will be skipped. Install it, or set CHROMIUM_PATH.');
    return undefined;
  }
  console.log('Installing Chromium …');
  const apt = (...args) => runQuietly('apt-get', ['-qq', '-o', 'Acquire::Retries=3', ...args]);
  process.env.DEBIAN_FRONTEND = 'noninteractive';
  const install = (name) => apt('install', '-y', '--no-install-recommends', name);
  if (apt('update') !== 0 || (install('chromium-headless-shell') !== 0 && install('chromium') !== 0)) {
    console.warn('Chromium could not be installed: browser tests will be skipped.');
  }
  return findInPath(...names);
}
