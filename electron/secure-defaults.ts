/**
 * Every security-relevant value of the shell, in one place without side effects.
 *
 * The rest of the shell reads its values from here, the packaging reads its fuses from here, and a unit
 * test compares each with the value that was decided. Nothing here depends on Electron being loaded.
 */

/** The private scheme and host the window's files come from. */
export const appScheme = 'concord-app';
export const appHost = 'app';
export const appOrigin = `${appScheme}://${appHost}`;

/** The session of all windows: no `persist:` in front, so nothing of it is ever written to disk. */
export const sessionPartition = 'concord';

/** Web preferences of every window, except the preload script's path. */
export function webPreferences(isPackaged: boolean) {
  return {
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
    devTools: !isPackaged,
    disableBlinkFeatures: 'Auxclick',
    partition: sessionPartition,
  } as const;
}

/** What the private scheme may do: be an origin of its own, and nothing more. */
export const schemePrivileges = {
  standard: true,
  secure: true,
  supportFetchAPI: false,
  corsEnabled: false,
  bypassCSP: false,
  allowServiceWorkers: false,
  stream: false,
} as const;

/** The content security policy, sent as a header with every file. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob:",
  "font-src 'self'",
  "worker-src 'self'",
  "connect-src 'none'",
  "object-src 'none'",
  "frame-src 'none'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types concord',
].join('; ');

/** Headers of every response of the private scheme. */
export const responseHeaders = {
  'Content-Security-Policy': contentSecurityPolicy,
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
} as const;

/** The one permission a page may use: writing text to the clipboard after a click or a key. */
const allowedPermission = 'clipboard-sanitized-write';

/** Whether a page may use a permission. Requests are refused alike, without asking the person. */
export function isPermissionAllowed(permission: string): boolean {
  return permission === allowedPermission;
}

/** Whether a page may load an address: our own files, pictures made in the page; for developers also the
 * developer tools' own pages. */
export function isRequestAllowed(address: string, isPackaged: boolean): boolean {
  if (address.startsWith(`${appOrigin}/`) || address.startsWith('blob:')) return true;
  if (address.startsWith('data:image/')) return true;
  return !isPackaged && address.startsWith('devtools:');
}

/** The fuses of a packaged app, by electron-builder's names. */
export const packagedFuses = {
  runAsNode: false,
  enableCookieEncryption: true,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
  loadBrowserProcessSpecificV8Snapshot: false,
  grantFileProtocolExtraPrivileges: false,
} as const;

/** Memory a parser process may use, in MiB, before it is ended. */
export const parserMemoryLimit = 768;

/** Starts of the database process after a crash before it stays down. */
export const databaseRestartLimit = 3;

/** Reloads of a page whose process died before the window stays empty. */
export const pageReloadLimit = 3;

/** The largest request of a window to the main process, in UTF-16 units of its JSON. */
export const requestSizeLimit = 1_000_000;
