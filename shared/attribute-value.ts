/**
 * What fits an attribute of a type, and the form in which it is kept: numbers with a point, dates as
 * YYYY, YYYY-MM or YYYY-MM-DD, yes or no. Pure, so that a grid can tell before anything is sent.
 */
import type { AttributeType } from './commands/case.ts';
import { done, type Result, refuse } from './result.ts';

const NUMBER = /^[+-]?(?:\d+(?:[.,]\d+)?|[.,]\d+)$/;
const GROUPED = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;
const DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;
const YES = ['yes', 'y', 'true', '1', 'x'];
const NO = ['no', 'n', 'false', '0'];

/** The kept form of what was typed; the refusal is the rest of a sentence: "“x” is not a number". */
export function fittingValue(type: AttributeType, choices: readonly string[], typed: string): Result<string> {
  const text = typed.trim();
  if (text === '') return done('');
  switch (type) {
    case 'text':
      return done(text);
    case 'number':
      return fittingNumber(text);
    case 'date':
      return isDate(text) ? done(text) : refuse('invalid', `“${text}” is not a date such as 2026-11-27`);
    case 'yes-no': {
      const lower = text.toLowerCase();
      if (YES.includes(lower)) return done('yes');
      return NO.includes(lower) ? done('no') : refuse('invalid', `“${text}” is neither yes nor no`);
    }
    case 'choice': {
      const same = (choice: string): boolean => choice.toLowerCase() === text.toLowerCase();
      const chosen = choices.find(same);
      return chosen === undefined ? refuse('invalid', `“${text}” is not one of the choices`) : done(chosen);
    }
  }
}

function fittingNumber(text: string): Result<string> {
  if (GROUPED.test(text)) return done(text.replaceAll(',', ''));
  if (!NUMBER.test(text)) return refuse('invalid', `“${text}” is not a number`);
  return done(text.replace(',', '.').replace(/^\+/, ''));
}

function isDate(text: string): boolean {
  const [whole, year, month = '01', day = '01'] = DATE.exec(text) ?? [];
  if (whole === undefined) return false;
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(`${year}-${month}-${day}`);
}
