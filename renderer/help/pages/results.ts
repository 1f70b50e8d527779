/** Help with what comes out of coding: segments, searching, agreement, export, and the timeline. */
import { figures, wholeText } from '../../agreement/figures.ts';
import { page } from './page.ts';

export const resultPages = [
  page(
    'segments',
    'Segments',
    'All passages of a code, read and coded where they stand',
    `
[code.retrieve] in the reader, or [analyse.segments] from anywhere, shows the passages of a code or a set with the words around them.

- [list.next] and [list.previous] go through them, [list.open] opens one in its document; [go.back] comes back to the list.
- [list.code] and the digits code here, [list.recode] recodes, [list.remove] removes the coding, [list.memo] writes a memo, [list.flag] flags.
- [list.tick] ticks several; then every act is for all of them, as one step.
- [list.filter] finds words among them. Sort, group by document, code, coder or case, choose how much stands around each, and with **In** the documents and folders to look at, in the bar above.
- [edit.cite] copies a passage with where it stands, ready to be pasted into a text.

The panel beside the list shows how the passages are spread over cases and documents: one long bar means one loud voice. Grouped by case, a passage that belongs to several cases stands once, under all of them together; what belongs to no case comes last.
`,
  ),
  page(
    'search',
    'Search and autocode',
    'Finding words everywhere, and coding what was found',
    `
[analyse.search] searches all documents; [code.all] in the reader takes the selected words along. The tabs lead to memos, codes and values as well.

## What to look for
- **Words**: whole words. A bar means or, double quotes hold words together, a star stands for any ending: bus | "on the moon" | transport*
- **Phrase**: the words as you typed them.
- **Pattern**: a regular expression; what cannot be read is explained in place.
- Case and accents do not matter unless you say so. Chinese, Japanese and Thai need no spaces. **In** takes any number of documents and folders, a field beside it one speaker.

## Code what was found
1. Go through the hits: [list.next], [list.previous]. [list.exclude] strikes a hit out.
2. Choose below how much to code: the hit, its sentence, paragraph or turn, or some words around it.
3. Choose a code. The line says what will happen, also what carries the code already.
4. The button codes all that is left, **as one step**: one Undo takes all of it back.

The rule is kept with its codings under **Rules of autocoding**, with the hits you struck out, so that anybody can see what was left out. There it can look for new hits later; what was struck out once stays struck out until you take it in again. Nothing runs by itself.

## Same words, coded differently
Pull quotes, repeated answers and boilerplate stand in more than one place. This tab lists those that carry different codes, so that you can decide.
`,
  ),
  page(
    'agreement',
    'Agreement',
    'Two coders compared, and what each figure means',
    `
{team.agreement} [team.agreement] compares two coders on the documents both have coded. Every figure is a button: it opens exactly the passages it counts. That talk about the passages is worth more than the figure.

## Units
The same codings give other figures by character, sentence, paragraph, turn or document. Choose the unit in which your coders decided, and name it whenever you name the figure. The borders were fixed when a document was imported.

## What the figures say
${figures.map(([name, text]) => `${name} :: ${text}`).join('\n')}

${wholeText} Leaving uncoded text out would raise or lower every figure, and is never done behind your back.

“Not defined” stands where a figure does not exist, for instance when nobody used the code. It is not zero, and not a fault.

## Careful
- A code used three times says little, whatever its figure.
- If a definition changed on the way, some codings are older than others: see [[code-entry]].
- Agreement reached after talking is no longer independent. Keep a copy of the figures from before: [[export]].
`,
  ),
  page(
    'export',
    'Export and verifying',
    'Tables that can be checked without Concord',
    `
{project.export} [project.export] writes into a **new folder**; nothing that is there is overwritten.

- **Coding table**: a row for each coding, with its words and offsets.
- **Codebook**: every code with its definition.
- **Memos**: a row for each memo, with what it is on, its author and its times. Limited to coders, codes or documents, only memos by or about them are written.
- **Quotations**: the coded words by code, to read and quote.
- **Ledger**: every change since the project began.

Coders, codes and documents limit what is written. The preview shows the rows of the file and how many there will be.

## Form
- **Safe for spreadsheets** guards cells that begin like a formula. Turn it off for R and Python.
- **Cases and attributes** adds to the coding table the case of each segment and a column for each attribute. A segment in several cases has them joined with “; ”, here and in every column in the same order; in no case the cells are empty.
- **Pseudonyms for coders and cases** reach every file of the export. Values of attributes and names inside interviews are not changed; that is for you to do before the import.

## Verifying
Every export holds a manifest: what was asked for, the number of rows, the digest of each file, and the head of the history it was made from. With **Add the verifier**, anybody with Python can check the files on any computer. With the texts added, quotes can be checked too.

The same project at the same head, exported in the same way, gives the same bytes.

{project.verify} checks the project itself. What that can and cannot show: [[safety]].
`,
  ),
  page(
    'timeline',
    'Undo and timeline',
    'Taking back, and reading what was done',
    `
## Undo
[history.undo] takes back the last thing **you** did, [history.redo] does it again; both say what it is. {history.show} lists the steps and goes back several at once. Undo works across days and restarts and never takes back what another coder did. An autocoding or an import is one step.

Undo is itself written into the history: nothing is taken out. Without Undo are only [[erasure|erasing]] and [[team|merging a copy]].

## Timeline
[view.history] tells everything that was done, by whom and when, with before and after, filtered by coder, kind, thing and time.

- [timeline.older] and [timeline.newer] step through the events, [timeline.latest] goes to the latest, [timeline.first] to the first.
- [timeline.open] goes to what an event changed.
- [timeline.past] shows the study **as it stood then**, to be read and compared; nothing can be changed there.
- **Check now** reads the whole file and tells whether anything was changed outside of Concord.

Times and names are what the computer and the coder said; see [[safety]].
`,
  ),
] as const;
