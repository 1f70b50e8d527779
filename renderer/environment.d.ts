/** What the page finds besides the DOM: the bridge of the preload script. */
import type { Bridge } from '../shared/bridge.ts';

declare global {
  interface Window {
    readonly concord: Bridge;
  }
}
