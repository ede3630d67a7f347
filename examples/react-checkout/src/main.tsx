import { createClient } from '@guidon/sdk-browser';
import { FlagsProvider } from '@guidon/sdk-browser/react';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { CheckoutPage } from './checkout-page.js';
import { shoppers } from './shop.js';
import './styles.css';

const root = createRoot(document.getElementById('root') as HTMLElement);
const { VITE_GUIDON_URL: url = 'http://localhost:4400', VITE_GUIDON_KEY: clientKey } = import.meta.env;

if (clientKey === undefined) {
  root.render(
    <p className="advice">Set VITE_GUIDON_KEY to the client key that `npm start` printed: see the README.</p>,
  );
} else {
  // Made once, outside of what React renders.
  const flags = createClient({ url, clientKey, context: shoppers[0] });
  root.render(
    <StrictMode>
      <FlagsProvider client={flags}>
        <CheckoutPage />
      </FlagsProvider>
    </StrictMode>,
  );
}
