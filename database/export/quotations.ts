/** The quotations of a view by code, in the order of the codebook, as one page. */
import type { Id } from '../../shared/ids.ts';
import type { CanonicalOptions } from './choice.ts';
import { ERASED } from './codebook.ts';
import { codingsOf, type ExportedCoding, type Scope } from './codings.ts';
import { type Quotation, type QuotedCode, quotationsPage } from './html.ts';

/** The pieces of quotations.html. Empty pieces come while codings are gathered, so that others get a turn. */
export function* quotationPieces(scope: Scope, title: string, options: CanonicalOptions): Generator<string> {
  const lists = new Map<number, Quotation[]>();
  for (const coding of codingsOf(scope)) {
    const list = lists.get(coding.code.k);
    if (list) list.push(quotationOf(coding));
    else lists.set(coding.code.k, [quotationOf(coding)]);
    yield '';
  }
  const { codebook, choice } = scope;
  const codes: QuotedCode[] = codebook.tree
    .filter(({ k }) => lists.has(k) || choice.codes?.has(k))
    .map((code) => ({
      codePath: code.levels.slice(0, -1),
      codeName: code.name,
      definition: codebook.definitions.get(code.definition ?? 0)?.brief ?? '',
      quotes: lists.get(code.k) ?? [],
    }));
  yield* quotationsPage({ title, note: noteOf(scope, options), language: 'en', codes });
}

function quotationOf(coding: ExportedCoding): Quotation {
  const { document, coder, points, quote, before, after, start, end } = coding;
  const context = before === '' && after === '' ? {} : { context: { before, after } };
  return {
    text: quote ?? ERASED,
    source: document.name,
    coder: coder.name,
    start: points?.start ?? start,
    end: points?.end ?? end,
    ...context,
    ...(document.language === null ? {} : { language: document.language }),
  };
}

function noteOf(scope: Scope, options: CanonicalOptions): string {
  const some = (ids: readonly Id[], all: string, part: string): string => (ids.length === 0 ? all : part);
  return [
    some(options.coders, 'All coders', 'Some coders'),
    some(options.codes, 'all codes', 'some codes'),
    some(options.sources, 'all documents', 'some documents'),
    `state ${scope.view.head.slice(0, 12)}`,
    'offsets count Unicode code points from 0, the end not included.',
  ].join(', ');
}
