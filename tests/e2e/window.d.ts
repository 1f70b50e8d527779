/** The bridge, as tests that run code in the page see it. */
import type { Bridge } from '../../shared/bridge.ts';

declare global {
  interface Window {
    readonly concord: Bridge;
  }
}
