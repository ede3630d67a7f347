import { createClient } from '@guidon/sdk-node';
import { required } from './environment.js';
import { flagApi } from './flag-api.js';
import { compare, moveOver, someUsers } from './parity.js';

const url = process.env['GUIDON_URL'] ?? 'http://localhost:4400';
await moveOver(flagApi({ url, token: required('GUIDON_TOKEN') }));

// Created after the writes: its first snapshot holds them all.
const flags = createClient({ url, sdkKey: required('GUIDON_SDK_KEY') });
await flags.ready();
const parity = compare(flags, someUsers(100_000));
await flags.close();

console.table(parity);
process.exitCode = parity.every((row) => row.differences === 0) ? 0 : 1;
