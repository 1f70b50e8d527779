/** Draws a code's ribbon on a canvas: its colour in its texture, as the ribbons of lists have it. */
import type { CodeRow } from '../../shared/queries/code.ts';

type Box = { x: number; y: number; width: number; height: number };

const RADIUS = 2;

export function drawRibbon(
  context: CanvasRenderingContext2D,
  { x, y, width, height }: Box,
  texture: CodeRow['texture'],
  colour: string,
): void {
  context.save();
  context.beginPath();
  context.roundRect(x, y, width, height, RADIUS);
  context.clip();
  context.fillStyle = colour;
  context.strokeStyle = colour;
  if (texture === 'solid') context.fillRect(x, y, width, height);
  else if (texture === 'dashed') bars(context, { x, y, width, height }, 4, 6);
  else if (texture === 'dotted') bars(context, { x, y, width, height }, 2, 4);
  else if (texture === 'double') {
    context.fillRect(x, y, 3, height);
    context.fillRect(x + width - 3, y, 3, height);
  } else hatch(context, { x, y, width, height }, texture === 'hatch' ? 1 : -1);
  context.restore();
}

function bars(context: CanvasRenderingContext2D, box: Box, filled: number, pitch: number): void {
  for (let at = 0; at < box.height; at += pitch) context.fillRect(box.x, box.y + at, box.width, filled);
}

function hatch(context: CanvasRenderingContext2D, { x, y, width, height }: Box, lean: 1 | -1): void {
  context.lineWidth = 2;
  for (let at = -width; at < height + width; at += 5) {
    context.beginPath();
    context.moveTo(x, y + at + (lean === 1 ? width : 0));
    context.lineTo(x + width, y + at + (lean === 1 ? 0 : width));
    context.stroke();
  }
}
