/**
 * Every security-relevant value of the shell, compared with the value that was decided.
 *
 * The values stand here a second time on purpose: weakening one takes a change in two places.
 */
import { expect, test } from 'vitest';
import {
  appOrigin,
  contentSecurityPolicy,
  databaseRestartLimit,
  isPermissionAllowed,
  isRequestAllowed,
  packagedFuses,
  pageReloadLimit,
  parserMemoryLimit,
  requestSizeLimit,
  responseHeaders,
  schemePrivileges,
  sessionPartition,
  webPreferences,
} from '../../../electron/secure-defaults.ts';

test('web preferences', () => {
  expect(webPreferences(true)).toEqual({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    safeDialogs: true,
    spellcheck: false,
    devTools: false,
    disableBlinkFeatures: 'Auxclick',
    partition: 'concord',
  });
  expect(webPreferences(false)).toEqual({ ...webPreferences(true), devTools: true });
});

test('the session is kept in memory only', () => {
  expect(sessionPartition).not.toMatch(/^persist:/);
});

test('privileges of the private scheme', () => {
  expect(appOrigin).toBe('concord-app://app');
  expect(schemePrivileges).toEqual({
    standard: true,
    secure: true,
    supportFetchAPI: false,
    corsEnabled: false,
    bypassCSP: false,
    allowServiceWorkers: false,
    stream: false,
  });
});

test('content security policy, directive by directive', () => {
  const directives = contentSecurityPolicy.split('; ').map((directive): [string, string] => {
    const [name = '', ...values] = directive.split(' ');
    return [name, values.join(' ')];
  });
  expect(Object.fromEntries(directives)).toEqual({
    'default-src': "'none'",
    'script-src': "'self'",
    'style-src': "'self'",
    'img-src': "'self' blob:",
    'font-src': "'self'",
    'worker-src': "'self'",
    'connect-src': "'none'",
    'object-src': "'none'",
    'frame-src': "'none'",
    'frame-ancestors': "'none'",
    'base-uri': "'none'",
    'form-action': "'none'",
    'require-trusted-types-for': "'script'",
    'trusted-types': 'concord',
  });
});

test('headers of every response', () => {
  expect(responseHeaders).toEqual({
    'Content-Security-Policy': contentSecurityPolicy,
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Referrer-Policy': 'no-referrer',
  });
});

test('one permission is allowed', () => {
  expect(isPermissionAllowed('clipboard-sanitized-write')).toBe(true);
  for (const permission of ['clipboard-read', 'media', 'geolocation', 'notifications', 'fullscreen', 'hid']) {
    expect(isPermissionAllowed(permission)).toBe(false);
  }
});

test('requests stay inside the app', () => {
  const allowed = ['concord-app://app/index.html', 'blob:concord-app://app/1', 'data:image/png;base64,AA'];
  const refused = [
    'https://example.org/',
    'http://localhost/',
    'file:///etc/hosts',
    'concord-app://other/index.html',
    'concord-app://app.example.org/',
    'data:text/html,<p>',
    'ws://localhost/',
  ];
  expect(allowed.filter((address) => !isRequestAllowed(address, true))).toEqual([]);
  expect(refused.filter((address) => isRequestAllowed(address, false))).toEqual([]);
  expect(isRequestAllowed('devtools://devtools/bundled/inspector.html', true)).toBe(false);
  expect(isRequestAllowed('devtools://devtools/bundled/inspector.html', false)).toBe(true);
});

test('fuses of a packaged app', () => {
  expect(packagedFuses).toEqual({
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    grantFileProtocolExtraPrivileges: false,
  });
});

test('limits', () => {
  expect({ parserMemoryLimit, databaseRestartLimit, pageReloadLimit, requestSizeLimit }).toEqual({
    parserMemoryLimit: 768,
    databaseRestartLimit: 3,
    pageReloadLimit: 3,
    requestSizeLimit: 1_000_000,
  });
});
