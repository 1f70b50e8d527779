/** Help with what codings mean: the codebook, a code's entry, memos, cases, surveys. */
import { page } from './page.ts';

export const meaningPages = [
  page(
    'codebook',
    'The codebook',
    'Themes, categories and codes in order',
    `
[view.codebook] shows the codebook with the full entry of a code beside it; [view.codes] goes to the tree beside the reader.

## In the tree
- [codebook.add] makes a code below this one, {code.new} [code.new] one at the top. [codebook.rename] renames, [codebook.remove] removes.
- [codebook.move.up] and [codebook.move.down] move a code among its neighbours; [codebook.move.in] puts it under the one above, [codebook.move.out] takes it out. Dragging does the same.
- Typing letters goes to a code of that name; [codebook.expand] opens everything beside it.
- Counts are of your own codings and of all. The menu above the tree changes order and counts, hides retired codes, and imports a table of codes ({import.codebook}).

## What a code looks like
Codes of one family share a colour and differ by texture; each has a tag of two letters. Colour is never the only sign: tag and name always stand beside it.

## Change it as you learn
- {code.merge} shows what will carry the other code before anything happens. What hangs on the codings, such as memos, goes with them.
- {code.split} goes through the segments one by one; each moves at once, so you can stop at any time.
- A **retired** code keeps its codings and is no longer offered.
- **Sets** gather codes for a purpose, such as one round of coding; the tree, Segments and exports can be limited to a set.

Every one of these can be undone. See also [[code-entry]].
`,
  ),
  page(
    'code-entry',
    'A code’s entry',
    'Definitions, their versions, and the review of older codings',
    `
A name is enough to begin. The entry grows with the study: a definition, what it is used for, what not, examples, near misses, the unit, a scale of weights, where the code came from.

## Versions
A definition is never overwritten. Each change makes a new version with who, when and, if you write it before, **why**. The history beside the entry shows what was changed word by word.

## Codings remember
Every coding remembers the version it was made under. When the words that draw the line change (definition, in full, use it for, not for, unit), your codings made before are **older**. {code.review} goes through yours:

- [review.keep] it still fits
- [review.recode] another code
- [review.remove] remove the coding

What you leave stays in the queue, with its number on the entry. Examples and colours make nothing older. Each coder reviews his or her own codings; nobody’s layer is rewritten by a change of words.

## Evidence
A theme or category can collect the codes and passages that speak for it, without being put on text itself. Link them in its entry.
`,
  ),
  page(
    'memos',
    'Memos',
    'Writing on anything, with links that stay right',
    `
[code.memo] on a segment, or {memo.here} [memo.here] on what you are at: a segment, a code, a document. Memos on the project and free memos are among all commands.

- Two opening square brackets link to any document, code, segment, case or memo. A link shows the name the thing has **now**.
- A quotation stays linked to its segment and shows its present words.
- [memo.bold], [memo.italic] and [memo.underline] as you know them. [memo.done] closes the memo and goes back to the caret you came from.
- A memo is a thought, a question or a decision, can carry tags, and has its versions.

What you type is kept as a draft while you write, also when the program or the computer stops. An empty memo is not saved.

[view.memos] shows all memos: filtered by kind, status, tag and coder, searched in full, grouped by kind or time. [[search]] finds words in memos too.
`,
  ),
  page(
    'cases',
    'Cases and attributes',
    'Who or what you compare, and what you know of them',
    `
A case is a unit you compare: a person, a school, an event. It can span several documents, or only what one speaker says in them. [view.cases] shows all with their attributes.

## Make cases
- {case.speakers} makes a case of each speaker of a document, after a look at the names. For focus groups this is all that is needed.
- {case.include} puts the open document into a case.
- {import.survey} makes cases of the rows of a table: see [[survey]].
- **New case** above the grid.

## In the grid
The arrow keys move, typing replaces, Enter edits or opens the case on its name, Esc leaves the cell as it was. Blocks are copied with [edit.copy] and pasted from a spreadsheet with [edit.paste]; cells that do not fit are shown with the reason **before** anything is changed, and the block goes in whole or not at all.

- An attribute has a type: text, number, date, choice, yes or no.
- An empty cell says nothing. Where you know why there is no value, say it: unknown, not asked, refused.
- Enter on the head of a column sorts by it.

A case’s page gathers its documents, segments and memos.
`,
  ),
  page(
    'survey',
    'Importing a survey',
    'Rows become cases, open answers become documents',
    `
{import.survey} reads a table (CSV, in any encoding, with commas, semicolons or tabs) and shows each column with examples. Nothing is changed before you press Import.

1. One column can be the **name of the case**. Without one, cases are called Respondent 1, 2 and so on. Two lines with one name are two cases; a name that the project has already is refused, so that nobody’s answers are mixed up.
2. Closed answers become **attributes**. Where one value does not fit the type you choose, the column stays a column of text and every answer stays as it was written.
3. Open answers become **documents**: one for each person, every question a heading, in a folder of the name you give.
4. Columns you do not need are left out.

The import is one step: Undo takes all of it back. A table may have 2,000 columns and 50,000 lines; a larger one is refused in a sentence.
`,
  ),
] as const;
