// What an application's own code would be. The test asks it through `window.opened`.
import { createClient } from '@guidon/sdk-browser';

const flags = createClient(window.given);
const shown = [];
const problems = [];

function show() {
  document.querySelector('[role=status]').textContent = flags.isEnabled('new-checkout') ? 'new' : 'old';
  shown.push({ on: flags.isEnabled('new-checkout'), atMs: performance.timeOrigin + performance.now() });
}

show();
flags.on('change', show);
flags.on('error', ({ kind, message }) => problems.push(`${kind}: ${message}`));

window.opened = { flags, shown, problems };
