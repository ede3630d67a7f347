import { useFlagsClient } from '@guidon/sdk-browser/react';
import type { ReactNode } from 'react';
import { shoppers } from './shop.js';

/** Signs somebody else in: every flag is decided anew for them. */
export function ShopperChoice(): ReactNode {
  const flags = useFlagsClient();
  return (
    <label className="shopper">
      Signed in as
      <select onChange={({ target }) => void flags.identify(shoppers[target.selectedIndex] ?? shoppers[0])}>
        {shoppers.map(({ userId, plan }) => (
          <option key={userId}>
            {userId} ({plan})
          </option>
        ))}
      </select>
    </label>
  );
}
