import '@mantine/core/styles.css';
import './app/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.js';
import { askAhead } from './app/ask-ahead.js';
import { createApp } from './app/create-app.js';

const app = createApp();
askAhead(app, app.router.latestLocation);
createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <App app={app} />
  </StrictMode>,
);
