import { clientContract } from './test-support/contract/client.contract.js';

clientContract('local');
clientContract('remote');
