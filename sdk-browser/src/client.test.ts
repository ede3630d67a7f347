import { clientContract } from './test-support/client-contract.js';

clientContract('local');
clientContract('remote');
