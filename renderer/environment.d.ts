/** What the page finds besides the DOM: the bridge of the preload script. */
import type { Bridge } from '../shared/bridge.ts';

declare global {
  interface Window {
    readonly concord: Bridge;
  }
}

declare module 'react' {
  /** Custom properties that style sheets read: the colour of a code, a share from 0 to 1. */
  interface CSSProperties {
    '--c'?: string;
    '--share'?: number;
  }
}
