/** What the menu's standard items do, for the palette: the system's own act on what has focus. */
import { app, type BrowserWindow } from 'electron';
import type { Role } from '../shared/actions/define.ts';

/** One step of the zoom, as the menu's items take it. */
const ZOOM_STEP = 0.5;

export function actAs(role: Role, window: BrowserWindow): void {
  const contents = window.webContents;
  const acts: Record<Role, () => void> = {
    cut: () => contents.cut(),
    copy: () => contents.copy(),
    paste: () => contents.paste(),
    selectAll: () => contents.selectAll(),
    resetZoom: () => contents.setZoomLevel(0),
    zoomIn: () => contents.setZoomLevel(contents.getZoomLevel() + ZOOM_STEP),
    zoomOut: () => contents.setZoomLevel(contents.getZoomLevel() - ZOOM_STEP),
    togglefullscreen: () => window.setFullScreen(!window.isFullScreen()),
    quit: () => app.quit(),
  };
  acts[role]();
}
