import { describe } from 'vitest';
import type { Make, Mode } from '../simulated-page.js';
import { connectionContract } from './connection.contract.js';
import { contextContract } from './context.contract.js';
import { contractPages } from './contract-page.js';
import { copyContract } from './copy.contract.js';
import { endContract } from './end.contract.js';
import { hostileContract } from './hostile.contract.js';
import { valuesContract } from './values.contract.js';

/** What every client keeps, whoever decides. */
export function clientContract(mode: Mode, makers?: Readonly<Record<Mode, Make>>): void {
  const pages = contractPages(mode, makers);

  describe(`a ${mode} client`, () => {
    valuesContract(pages);
    contextContract(pages);
    connectionContract(pages);
    copyContract(pages);
    hostileContract(pages);
    endContract(pages);
  });
}
