/** The window's entry: connects to the database process and mounts the app into the page. */

// First, and apart from the sorted rest: see there.
import './no-generated-code.ts';

import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { createClient } from './api/client.ts';
import { keepConnected } from './api/connection.ts';
import { openExpectations } from './api/expected-codings.ts';
import { keepFresh } from './api/freshness.ts';
import { openPatches } from './api/patches.ts';
import { ApiContext, createCache } from './api.ts';
import { WindowStoreContext } from './state/context.ts';
import { followClient } from './state/follow-client.ts';
import { createWindowStore } from './state/store.ts';
import './styles/window.ts';

const container = document.getElementById('app');
if (container === null) throw new Error('index.html has no element "app".');
const client = createClient();
const cache = createCache();
const store = createWindowStore(window.concord.platform, window.concord.changeSettings);
const patch = openPatches(client, cache);
const freshness = keepFresh(client, cache, patch, (act) => setTimeout(act, 0));
const expect = openExpectations(cache, patch);
followClient(client, store, cache);
keepConnected(window.concord, client);
createRoot(container).render(
  <StrictMode>
    <WindowStoreContext value={store}>
      <ApiContext value={{ client, freshness, expect }}>
        <QueryClientProvider client={cache}>
          <App />
        </QueryClientProvider>
      </ApiContext>
    </WindowStoreContext>
  </StrictMode>,
);
