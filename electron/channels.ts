/** The names of the channels between the preload script and the main process. No imports, so that the
 * preload script stays one small file. */
export const requestChannel = 'concord:request';
export const eventChannel = 'concord:event';
export const portChannel = 'concord:port';
