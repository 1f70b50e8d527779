/**
 * Installs the private scheme and locks the session down: no permission, no download, no network.
 *
 * `registerAppScheme` must be called before the app is ready, `protectSession` once after.
 */
import { protocol, type Session } from 'electron';
import type { AppFiles } from './app-files.ts';
import { appScheme, isPermissionAllowed, isRequestAllowed, schemePrivileges } from './secure-defaults.ts';

/** Announces the private scheme to Chromium. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: appScheme, privileges: schemePrivileges }]);
}

/** Serves the window's files on a session and refuses everything else. */
export function protectSession(session: Session, files: AppFiles, isPackaged: boolean): void {
  session.protocol.handle(appScheme, (request) => files.respond(request.url));
  session.setPermissionRequestHandler((_contents, permission, decide) => {
    decide(isPermissionAllowed(permission));
  });
  session.setPermissionCheckHandler((_contents, permission) => isPermissionAllowed(permission));
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, decide) => decide({}));
  session.on('will-download', (event) => event.preventDefault());
  session.webRequest.onBeforeRequest((details, decide) => {
    decide({ cancel: !isRequestAllowed(details.url, isPackaged) });
  });
  session.setSpellCheckerEnabled(false);
  void session.setProxy({ mode: 'direct' });
}
