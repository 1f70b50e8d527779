// Electron's main process for the reader's tests: one window on the address it is given.
const { app, BrowserWindow } = require('electron');

const address = process.env.CONCORD_HARNESS;
if (!address) throw new Error('CONCORD_HARNESS must hold the address of the page.');

app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 808, height: 760, useContentSize: true });
  void window.loadURL(address);
});
app.on('window-all-closed', () => app.quit());
