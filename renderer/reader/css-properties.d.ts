/** Custom properties the style sheets of reader and quick code box read. */
import type {} from 'react';

declare module 'react' {
  interface CSSProperties {
    /** Colour of a code. */
    '--c'?: string;
    /** Width of the speaker column. */
    '--speakers'?: string;
  }
}
