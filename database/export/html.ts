/**
 * Quotations by code as one HTML page that needs nothing else: no script, no picture, no font, no address outside
 * itself. It reads in light and dark, prints without breaking a quotation, and carries each text's own direction and
 * language. Every text is escaped here; callers pass plain text.
 */

export type Quotation = {
  readonly text: string;
  readonly source: string;
  readonly coder: string;
  /** Offsets as they should be printed; the page's note says in which unit. */
  readonly start: number;
  readonly end: number;
  readonly context?: { readonly before: string; readonly after: string };
  /** BCP 47 language of the source, when known. */
  readonly language?: string;
};

export type QuotedCode = {
  /** Names of the codes above this one, outermost first. */
  readonly codePath: readonly string[];
  readonly codeName: string;
  readonly definition: string;
  readonly quotes: readonly Quotation[];
};

export type QuotationsPage = {
  readonly title: string;
  /** One line under the title: what was chosen, from which state of the project. */
  readonly note: string;
  /** BCP 47 language of the interface words on the page. */
  readonly language: string;
  readonly codes: readonly QuotedCode[];
};

/** The page piece by piece; the same input gives the same bytes. */
export function* quotationsPage(page: QuotationsPage): Generator<string> {
  const total = page.codes.reduce((sum, code) => sum + code.quotes.length, 0);
  yield `<!doctype html>
<html lang="${escaped(page.language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(page.title)}</title>
<style>${STYLE}</style>
</head>
<body>
<header>
<h1 dir="auto">${escaped(page.title)}</h1>
<p class="note" dir="auto">${escaped(page.note)}</p>
<p class="note">${counted(page.codes.length, 'code')}, ${counted(total, 'quotation')}</p>
</header>
`;
  yield contents(page.codes);
  yield '<main>\n';
  for (const [i, code] of page.codes.entries()) yield* section(code, i + 1);
  yield '</main>\n</body>\n</html>\n';
}

function contents(codes: readonly QuotedCode[]): string {
  if (codes.length < 2) return '';
  const items = codes.map((code, i) => {
    const path = code.codePath.length > 0 ? `<span class="path">${pathOf(code)}</span> ` : '';
    return `<li>${path}<a href="#code-${i + 1}" dir="auto">${escaped(code.codeName)}</a> <span class="count">${code.quotes.length}</span></li>\n`;
  });
  return `<nav aria-label="Codes">\n<ol>\n${items.join('')}</ol>\n</nav>\n`;
}

function* section(code: QuotedCode, number: number): Generator<string> {
  yield `<section aria-labelledby="code-${number}">\n`;
  if (code.codePath.length > 0) yield `<p class="path">${pathOf(code)}</p>\n`;
  yield `<h2 id="code-${number}" dir="auto">${escaped(code.codeName)} <span class="count">${code.quotes.length}</span></h2>\n`;
  if (code.definition !== '') yield `<p class="definition" dir="auto">${escaped(code.definition)}</p>\n`;
  if (code.quotes.length === 0) yield '<p class="note">No quotations.</p>\n';
  for (const quote of code.quotes) yield quotation(quote);
  yield '</section>\n';
}

/** The figure takes its direction from the quotation, so that the line below it stands on the same side. */
function quotation(quote: Quotation): string {
  const language = quote.language === undefined ? '' : ` lang="${escaped(quote.language)}"`;
  const before =
    quote.context === undefined ? '' : `<span class="context">${escaped(quote.context.before)}</span>`;
  const after =
    quote.context === undefined ? '' : `<span class="context">${escaped(quote.context.after)}</span>`;
  const text = quote.context === undefined ? escaped(quote.text) : `<mark>${escaped(quote.text)}</mark>`;
  return `<figure dir="auto">
<blockquote${language}>${before}${text}${after}</blockquote>
<figcaption><bdi>${escaped(quote.source)}</bdi> <span class="place" dir="ltr">${quote.start}–${quote.end}</span> <bdi class="coder">${escaped(quote.coder)}</bdi></figcaption>
</figure>
`;
}

function pathOf(code: QuotedCode): string {
  return code.codePath
    .map((name) => `<bdi>${escaped(name)}</bdi>`)
    .join(' <span aria-hidden="true">›</span> ');
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text for HTML; characters that no HTML document may hold become the replacement character. */
function escaped(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g, '\ufffd')
    .replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);
}

const STYLE = `
:root { --paper: #faf9f6; --text: #1b1d22; --text-2: #50555e; --text-3: #5f646e; --line: #e4e1da; --accent: #1a5fb4; --mark: #1a5fb417; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #1a1d23; --text: #e6e7ea; --text-2: #a9afb9; --text-3: #979eaa; --line: #2a2e36; --accent: #8ab4ff; --mark: #8ab4ff24; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 48px 24px; max-width: 760px; background: var(--paper); color: var(--text); font: 400 15px/24px "Inter", "Inter Variable", system-ui, "Noto Sans", sans-serif; overflow-wrap: anywhere; }
h1 { margin: 0 0 8px; font-size: 24px; line-height: 32px; font-weight: 600; }
h2 { margin: 0 0 8px; font-size: 18px; line-height: 24px; font-weight: 600; }
p { margin: 0 0 8px; }
a { color: var(--accent); text-underline-offset: 2px; }
a:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 4px; }
.note, .path, figcaption { color: var(--text-2); font-size: 13px; line-height: 20px; }
.path { margin: 0 0 4px; }
.count { color: var(--text-3); font-size: 13px; font-weight: 400; font-variant-numeric: tabular-nums; }
.definition { color: var(--text-2); max-width: 62ch; white-space: pre-line; }
nav { margin: 24px 0 0; padding: 16px 0; border-block: 1px solid var(--line); }
nav ol { margin: 0; padding: 0; list-style: none; columns: 2 280px; column-gap: 32px; }
nav li { break-inside: avoid; padding: 2px 0; }
section { margin: 48px 0 0; }
figure { margin: 24px 0 0; break-inside: avoid; }
blockquote { margin: 0; padding-inline-start: 16px; border-inline-start: 2px solid var(--line); font: 400 18px/1.75 "Source Serif 4", "Source Serif 4 Variable", "Noto Serif", Georgia, serif; white-space: pre-line; }
blockquote:lang(ar), blockquote:lang(fa), blockquote:lang(ur) { font-family: "Noto Naskh Arabic", "Geeza Pro", "Segoe UI", serif; font-size: 20px; line-height: 1.9; }
mark { background: var(--mark); color: inherit; }
.context { color: var(--text-2); }
figcaption { display: flex; flex-wrap: wrap; gap: 4px 16px; margin-block-start: 8px; padding-inline-start: 18px; }
.place { color: var(--text-3); font-variant-numeric: tabular-nums; }
@media print {
  :root { --paper: #fff; --text: #000; --text-2: #333; --text-3: #444; --line: #bbb; --accent: #000; --mark: #0000; }
  body { padding: 0; max-width: none; font-size: 10pt; line-height: 1.5; }
  blockquote { font-size: 11pt; line-height: 1.55; }
  mark { text-decoration: underline; text-underline-offset: 2px; }
  h2, .path, .definition { break-after: avoid; }
  nav a { text-decoration: none; }
}
`;
