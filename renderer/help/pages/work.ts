/** Help with the daily work: first steps, documents, reading, coding, the quick code box. */
import { page } from './page.ts';

export const workPages = [
  page(
    'start',
    'Getting started',
    'A first project, or the sample study',
    `
A project is **one file** on this computer. It holds your documents, codes, codings, memos and everything that was done. No account is needed and nothing is sent.

## Look at a finished study first
**Open the sample study** on the start screen makes a copy of “The Hourly Bus” in your Documents folder: interviews, a codebook, two coders. {help.tour} goes through it with you and waits for each step.

## Begin your own
1. {project.new} [project.new] asks for a name, a place and your name as a coder.
2. {import.documents} [import.documents], or drop files on the window. See [[documents]].
3. In the text, [select.sentence] takes the sentence at the caret.
4. [code.apply] opens the [[quick-box]]. Type a name; [quick.create] makes it a code and codes the sentence.
5. The next time, [code.slot-1] or another digit gives one of the codes you used last.
6. [history.undo] takes back anything, also tomorrow.

You need not set up a codebook first. Codes can be named while you read, and defined, moved, merged and split later: see [[codebook]].

## When you are lost
- [help.here] opens the page for what has the keyboard now. Esc goes back to where you were.
- [go.palette] lists every command; one that cannot act says why.
- [go.anything] goes to any document, code, memo or case by its name.
- {project.open} [project.open] opens another project; those opened before are in the File menu under Open recent and, by their names, among all commands.
- [help.keys@window] shows all keys, to be searched and printed.
`,
  ),
  page(
    'documents',
    'Documents',
    'Importing, folders, order, languages',
    `
{import.documents} [import.documents] takes .txt and .md files in any encoding and .docx files; you can also drop files or whole folders on the window. The report afterwards says what was read and what was left out, such as pictures. Where an encoding had to be guessed it is shown and can be changed.

The text of a document **never changes under your codings**: a correction makes a new version, and codings move with the words. See [[correcting]]. The original file is kept in the project too.

## In the list
- Enter opens a document. The share that is coded and a strip of where stand beside its name.
- [documents.rename] renames; [documents.move.up] and [documents.move.down] move a document, [documents.move.in] and [documents.move.out] put it into a folder and out again.
- [documents.remove] removes a document with its codings; Undo brings all back. To make its words unreadable for good, see [[erasure]].
- [go.next-document] and [go.previous-document] go through the documents in the order of the list.

## Speakers
A paragraph that begins with a name and a colon is a turn of that speaker. Turns can be selected, searched by speaker, and made into cases in one step: see [[cases]].

## Languages
Sentences and words are found when a document is imported and stored, so that the same key takes the same words on every computer and in every year. Arabic, Hebrew, Japanese, Chinese, Thai and others are read by the rules of their writing.
`,
  ),
  page(
    'reader',
    'Reading and selecting',
    'Moving in a document without the mouse',
    `
The text cannot be typed into: **letters are commands**. Nothing you press here changes a word of the document; [source.correct] opens it for [[correcting]].

## Move
The arrow keys move the caret, word by word or paragraph by paragraph with the key your system uses for that. [go.next-segment] and [go.previous-segment] go from segment to segment, [go.next-uncoded] and [go.previous-uncoded] to paragraphs nobody coded, [go.next-flagged] to flagged segments. The place in each document is kept.

## Select
- [select.word] word, [select.sentence] sentence, [select.paragraph] paragraph, [select.turn] turn of a speaker. The same key again takes one more; [select.sentence-back] gives a sentence back, and so on.
- [select.grow] grows the selection to the next larger unit, [select.shrink] shrinks it.
- Shift with the arrow keys selects letter by letter. With the mouse: double click for a word, three for a sentence, four for a paragraph.
- [select.clear] lets go.

## See
- [code.say] says the codes at the caret, [code.definition] shows the definition, [code.overlap] goes through segments that overlap, [code.list-here] lists all of them.
- Each stripe in the margin is a segment. [view.stripes] changes which are shown: all, recent, most used, selected codes, the spotlight, by coder, consensus. Where more meet than fit, a chip with a number opens the list.
- {stripes.spotlight} takes the codes selected in the codebook, up to eight: they and what is below them get the eight colours that are told apart best, all other codes become grey ground. {stripes.spotlight-off} shows all again. It changes what you see on this computer, nothing in the project.
- At most three lines stand under a word; where more codes meet, the third is dotted and grey.
- [code.hide-marks] hides all marks while you read.
- [find.open] finds words in this document; [find.next] goes on. For all documents see [[search]].
- [view.split] shows two documents side by side; [view.next-region] goes from one part of the window to the next.

Then: [[coding]].
`,
  ),
  page(
    'correcting',
    'Correcting a text',
    'Typing errors, names, misheard words; codings move with the words',
    `
{source.correct} [source.correct] puts an editor in the place of the reader. Type as in any editor; coded words stand on a faint ground, words you put in are underlined.

The bar says at any moment what will become of the segments: which **stay**, which **change** because some of their words do, which are **lost** because none of their words is left. Words put beside a segment do not belong to it; words put in the place of its words do.

- [find.open] finds words in the whole text, not only in the stretch that is open, and puts others in their place: **Replace** one and go on, or **Replace all**, which [history.undo] takes back at once. In a pattern, $1 stands for what its first group found. The bar says what all of it does to your segments before you save.
- [correct.save] saves. The reason is optional and is kept with the version. It is one step: [history.undo] takes it back.
- [correct.leave] leaves. What you typed is kept as a draft and is there when you come back, also after a crash.
- Of a long document a stretch is open at a time; the bar says which. [correct.later] opens what follows, [correct.earlier] what comes before; all is saved together.

## What a correction changed
Above the text stands how many segments changed and were lost. The list shows the words then and now:

- [moved.accept] accepts the words as they are now.
- [list.remove] removes the coding.
- [list.open] goes there; for a lost segment to where it was in the earlier text. To place it anew, code the passage where it should stand.
- [list.tick] ticks several, for the next act.

What you leave stays in the list. You decide on your own segments; those of others wait for them.

## Earlier versions
The inspector lists the versions of a corrected text, with coder, time and reason. Any of them can be read. To make words unreadable in all versions, see [[erasure]].

Two people can correct copies of a project. When the copies are merged one text wins, the other stays a version, and a sentence says so: see [[team]].
`,
  ),
  page(
    'coding',
    'Coding',
    'Codes on segments, their edges, flags and weights',
    `
Select a passage ([[reader]]), then give it a code. One passage can carry as many codes as you like, and segments may overlap in any way.

## Give a code
- [code.slot-1] to [code.slot-9]: the codes under those digits. [code.pin-1] pins the code of this segment to a digit; the others hold the codes you used last and stay where they are until you rest.
- [code.apply], or [code.apply@window] from anywhere: the [[quick-box]].
- [code.repeat] repeats the code you gave last.
- [code.in-vivo] makes a code of the words themselves; [code.new-here] makes a new code with a name of your own.
- [code.all] looks for the selected words everywhere, to code all places at once: see [[search]].

With single keys turned off in Settings, press [go.leader] first, then the key.

## Change a segment
- [code.boundary] moves an edge: arrow keys by letter, word or sentence, [boundary.swap] takes the other edge, [boundary.keep] keeps, [boundary.cancel] leaves it as it was.
- [code.cut] splits it at the caret, [code.join] joins it with the next one of its code.
- [code.recode] gives it another code in place of the present one, [code.remove] removes the coding.
- [code.pick-next] and [code.pick-previous] take several segments; what you do then is done to all of them as one step.

## Say more about it
- [code.flag] flags a doubt, with the other code you think of and a reason.
- [code.memo] writes a memo on it: see [[memos]].
- A weight is set in the inspector, where the code has a scale (its entry says which).

## Over your own codings
The same code on exactly the same words is refused, since it says nothing new. Over a part of a segment you are asked once whether to extend it or keep both; {code.overlap-ask} asks again.

Several coders can code the same passage. Each has an own layer; nobody’s codings are changed by another’s. See [[team]].
`,
  ),
  page(
    'quick-box',
    'The quick code box',
    'A few letters, Enter, and the passage is coded',
    `
[code.apply] opens it beside the passage, [code.apply@window] from anywhere.

1. Type a few letters: the two letters of a code’s tag, the beginning of any word of its name, or its initials. Without letters, the codes used last come first.
2. The arrow keys choose a row. A tick says that the passage carries the code already.
3. [quick.apply] applies the code, or removes it where it is ticked. [quick.stay] applies it and keeps the box open for another.
4. [quick.create] makes a code of what you typed, under the family of the first row.

[quick.details] shows the definitions of all rows. [quick.close] closes the box; caret and selection are exactly where they were.

When you know a code’s digit, you do not need the box: see [[coding]].
`,
  ),
] as const;
