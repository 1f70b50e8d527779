/** A code's ribbon in a list: its colour in its texture. The classes are those of all ribbons. */
import type { CodeRow } from '../../shared/queries/code.ts';
import { codeColour } from '../reader/code-colour.ts';

const CLASSES = {
  solid: 'rib',
  dashed: 'rib dash',
  dotted: 'rib dot',
  double: 'rib dbl',
  hatch: 'rib hat',
  'hatch-back': 'rib hab',
} as const;

export function Ribbon({ code }: { code: Pick<CodeRow, 'colour' | 'texture'> }) {
  return (
    <i className={CLASSES[code.texture]} style={{ '--c': codeColour(code.colour) }} aria-hidden="true" />
  );
}
