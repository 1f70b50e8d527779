/** The window's entry: mounts the app into the page. */
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import './styles/tokens.css';
import './styles/base.css';

const container = document.getElementById('app');
if (container === null) throw new Error('index.html has no element "app".');
createRoot(container).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
