/** Help for those who come with the words and habits of another program, and the glossary. */
import { glossaryText } from '../glossary.ts';
import { page } from './page.ts';

const projects = `Projects are not read yet. Bring your texts as .txt, .md or .docx, and your codes as a table: {import.codebook} reads CSV with names, parents and definitions.`;

export const wordPages = [
  page('glossary', 'Glossary', 'Every word, and what other programs call it', glossaryText()),
  page(
    'from-maxqda',
    'Coming from MAXQDA',
    'Its words and ways, and ours',
    `
| MAXQDA | Here | Key |
| Document System | the list of documents | [view.documents] |
| Document Browser | the reader | [view.reader] |
| Code System | the codebook | [view.codes] |
| Coded segment | segment, with a coding | |
| New code (Alt+N, on a Mac ⌥⌘N) | new code | [code.new] |
| Drag a segment onto a code | quick code box, or drag as before | [code.apply] |
| In-vivo coding | code in vivo | [code.in-vivo] |
| Code Favourites, codes with own shortcuts (nine) | slots | [code.slot-1] |
| Quick List | repeat the last code | [code.repeat] |
| Open Coding Mode | new code for the selection | [code.new-here] |
| Activate documents and codes, Retrieved Segments | all segments with this code | [code.retrieve] |
| Overview of Coded Segments | Segments | [analyse.segments] |
| Memo | memo | [code.memo] |
| Code memo | the definition in the code’s entry | [code.definition] |
| Variable | attribute of a case or document | [view.cases] |
| Document group, document set | folder | [documents.move.in] |
| Code set | set of codes | |
| Lexical search, autocode | search, then code all | [analyse.search] |
| Weight of a coded segment | weight, with a scale of its code | |
| Intercoder agreement (two documents of the same name in two groups) | two coders on the same document | [team.agreement] |
| Logbook | a free memo; what was done stands in the timeline by itself | [view.history] |

Code names may be as long as you need. Colour coding with highlighters has no twin: make a code.

${projects}
`,
  ),
  page(
    'from-nvivo',
    'Coming from NVivo',
    'Its words and ways, and ours',
    `
| NVivo | Here | Key |
| File, source | document | [view.documents] |
| Node (until 12), code (since 13) | code | |
| Tree nodes, parent code | category, or any code with codes below | [codebook.move.in] |
| Reference | segment | |
| Case and classification | case with attributes | [view.cases] |
| Coding panel, quick coding bar | quick code box | [code.apply] |
| Code in vivo | code in vivo | [code.in-vivo] |
| Uncode | remove the coding | [code.remove] |
| Coding stripes: all, most, recent, selected items, by user | stripes, with the same choices | [view.stripes] |
| Coding density bar | the bar at the start of the text | |
| Open a node | Segments | [code.retrieve] |
| Annotation | memo on the segment | [code.memo] |
| Memo, see-also link | memo, with links to anything | [memo.here] |
| Text search query | search, then code all | [analyse.search] |
| Coding comparison query | Agreement | [team.agreement] |
| User | coder | |
| Event log | timeline | [view.history] |
| Static set of codes | set of codes | |

Coding a whole paragraph is [select.paragraph] and a code. A comparison may be by character, sentence, paragraph, turn or document.

${projects}
`,
  ),
  page(
    'from-atlas-ti',
    'Coming from ATLAS.ti',
    'Its words and ways, and ours',
    `
| ATLAS.ti | Here | Key |
| Hermeneutic unit (until 7), project | project, one file | |
| Primary document | document | [view.documents] |
| Quotation | segment; it always carries a code, or a memo on its code | |
| Apply codes, quick coding | quick code box, repeat | [code.apply] [code.repeat] |
| Code in vivo | code in vivo | [code.in-vivo] |
| Code Manager | the codebook | [view.codebook] |
| Code comment | the definition in the code’s entry | [code.definition] |
| Code group, smart code | set of codes; a smart code has no twin yet | |
| Groundedness | the count beside a code | |
| Quotation Manager | Segments | [analyse.segments] |
| Quotation ID such as 3:10 | document and paragraph, in copies with citation | [edit.cite] |
| Margin area: drag, replace, unlink | stripes; recode and remove by key | [code.recode] |
| Resize a quotation | move a boundary | [code.boundary] |
| Comment, memo | memo | [memo.here] |
| Link between quotations | a link inside a memo | |
| Document group | case, or folder | [view.cases] |
| Text search, auto coding | search, then code all | [analyse.search] |
| Intercoder agreement | Agreement | [team.agreement] |
| Merge projects | merge a coder’s copy; the same copy twice changes nothing | |

Networks and the query tool have no twin yet.

${projects}
`,
  ),
  page(
    'from-qualcoder',
    'Coming from QualCoder',
    'Its words and single keys, and ours',
    `
Single keys are at home in both. Some letters mean something else here; you can give them back in Settings.

| QualCoder | Here | Key |
| Q: quick mark with the last code | repeat the last code | [code.repeat] |
| R: recent codes | quick code box, recent codes first | [code.apply] |
| V: in vivo | code in vivo | [code.in-vivo] |
| U: unmark | remove the coding | [code.remove] |
| O: cycle overlapping codes | next overlapping segment | [code.overlap] |
| M: memo of the code at the place | memo on the segment | [code.memo] |
| A: annotate | memo on the segment | [code.memo] |
| I: tag as important | flag the segment | [code.flag] |
| S: search the text | find in the document | [find.open] |
| H: hide the box above | hide or show marks | [code.hide-marks] |
| Arrows that extend or shrink a coding | move a boundary | [code.boundary] |
| Restore the last unmarked coding | undo, for everything | [history.undo] |
| Category | category | [view.codebook] |
| Journal | free memo | [view.memos] |
| File, case, attribute | document, case, attribute | [view.cases] |
| Coder comparison | Agreement | [team.agreement] |

There is a caret in the text: you see where the next key acts.

${projects}
`,
  ),
  page(
    'from-taguette',
    'Coming from Taguette',
    'Its words and ways, and ours',
    `
| Taguette | Here | Key |
| Highlight | segment | |
| Tag | code | |
| New highlight (the button beside the selection) | quick code box | [code.apply] |
| Tag description | the definition in the code’s entry | [code.definition] |
| Merge tags | merge codes, with a look before | |
| Highlights of a tag | all segments with this code | [code.retrieve] |
| Backlight | marks: all, stripes, none | [view.marks] |
| Codebook export | export, as a codebook | [project.export] |
| Collaborators on a server | coders, each with a copy that is merged | |

What you gain: definitions with versions, memos, cases, agreement, and a history that can be checked. What you leave: working in one project at the same time over a server.

${projects}
`,
  ),
] as const;
