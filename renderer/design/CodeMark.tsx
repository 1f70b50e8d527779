/**
 * How a code looks everywhere: a ribbon in its colour and texture, its tag, its name in the colour of text.
 */
import type { CodeRow } from '../../shared/queries/code.ts';

const textureClass = {
  solid: '',
  dashed: 'dash',
  dotted: 'dot',
  double: 'dbl',
  hatch: 'hat',
  'hatch-back': 'hab',
} as const;

type Look = Pick<CodeRow, 'colour' | 'texture'>;

/** What sets --c to a colour of the palette (a number) or to one of the person's own (#rrggbb). */
export function colourProps(colour: string): { className: string; style?: { '--c': string } } {
  return colour.startsWith('#') ? { className: '', style: { '--c': colour } } : { className: `c${colour}` };
}

/** The ribbon alone. */
export function Ribbon({ colour, texture }: Look) {
  const { className, style } = colourProps(colour);
  return <span className={`rib ${textureClass[texture]} ${className}`} style={style} aria-hidden="true" />;
}

/** Ribbon, tag and name in one line. */
export function CodeMark({ code }: { code: Pick<CodeRow, 'colour' | 'texture' | 'tag' | 'name'> }) {
  return (
    <span className="code">
      <Ribbon colour={code.colour} texture={code.texture} />
      <span className="tag">
        <bdi>{code.tag}</bdi>
      </span>
      <bdi className="cut">{code.name}</bdi>
    </span>
  );
}
