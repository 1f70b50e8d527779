/** Help with working together and with looking after a study: copies, safety, backups, erasing, settings, keys. */
import { page } from './page.ts';

export const carePages = [
  page(
    'team',
    'Working together',
    'Coders, blind copies, merging',
    `
Everybody who codes is a **coder** with a layer of his or her own. {team.coder} changes who codes on this computer; the name stands in the corner. Names are declared, not proven: the program does not know who sits before it.

## Two people, two computers
1. {project.copy} writes a copy for one coder. **Blind** means that others’ codings, memos and names are not in the file at all. **Whole** means everything as it is now.
2. Both work, for as long as they like, on codings, memos, codes and definitions.
3. {project.merge} takes in what the copy holds more. A backup is made first. Merging cannot be undone, but everything that came in can be changed like your own work.

The same copy merged again changes nothing. Both may go on working and merge as often as they want.

## What merging does
Everything both did is kept. Where both changed the **same** thing, such as the name of a code, the later change stands, and the report names it for you to look at; the earlier one is in the [[timeline]].

## Careful
- Blind is a property of the file, not a promise of the person. Whoever is sent a whole copy sees everything.
- A folder that is synced between computers is no way to share a project: two may write at once. Send copies and merge them.
- One project can be open once on a computer; other computers are not seen.

Then compare: [[agreement]].
`,
  ),
  page(
    'safety',
    'Safety of data',
    'What is promised, and where the promise ends',
    `
## What is promised
- A change shown as saved is on the disk. It survives a crash of the program and of the computer.
- You are never shown silently wrong data: what is damaged is said to be damaged.
- Nothing leaves this computer unless you export or copy it. There is no network, no account, no statistics.

After a crash, open the project again. A line says how much was recovered and what the last action was. What you were typing in a memo is there as a draft.

## Where the promise ends
- The history is **tamper-evident, not tamper-proof**: whoever owns the file can rewrite all of it. It shows changes only against a head that was written down elsewhere, so every export names the head. Authors and times are claims.
- A project file is **not encrypted**. Anybody who can read the file can read the interviews. Turn on the disk encryption of your system.
- A disk that breaks takes the project and its backups with it. Keep a copy of the file elsewhere; one file is all you need.
- Network drives and synced folders have rules of their own about when something is written. Work on a local disk.

## When something is wrong
Every message says what happened, what is safe and what to do, and can be copied. {project.verify} reads the whole file. If it finds damage, keep the damaged file and open the newest of the [[backups]].
`,
  ),
  page(
    'backups',
    'Backups',
    'Made by themselves, opened and checked',
    `
A backup is made when work begins on a changed project, every 30 minutes of work, and before an import, a merge or an erasure. {project.backup} makes one now. Each is opened and checked before it counts.

They lie in the folder “backups” of Concord’s data on this computer; Settings lists those of the open project with time, reason and size.

**Going back.** A backup is never put over a project. “concord restore” on the command line writes it as a new file beside, which you can open and compare. For single steps use Undo, for an earlier day the [[timeline]]: both are quicker and lose nothing done since.

**Their limit.** They are on the same computer. A copy of the project file on another disk is the backup that survives a theft or a fire.
`,
  ),
  page(
    'erasure',
    'Erasing for good',
    'When a participant withdraws',
    `
Removing a document hides it and can be undone. **Erase for good…** in the menu of a document makes its words unreadable: it asks for a reason, and it is the one act that Undo does not take back.

## What goes
The text and the original file, the words of codings and memos on it, from the project **and from Concord’s own backups** of it. The report afterwards lists where words of it still stand, such as a memo elsewhere that quotes a sentence: look whether they must go too.

## What stays
The history still verifies, and says that something was erased, when, by whom and why. Do not write a name into the reason.

## Where it ends
- Copies in other places, such as a coder’s copy, an export or a mail, are beyond Concord’s reach. A copy that is merged later cannot bring the words back.
- A solid-state disk may keep old cells for a while. Disk encryption closes that gap.
- The report looks for pieces of the erased text. A name that stands alone in another place is not found by it: [[search]] for it.
`,
  ),
  page(
    'settings',
    'Settings and keys',
    'Theme, type, other keys',
    `
{app.settings} [app.settings] is one page that can be searched. Everything acts at once and is kept on this computer, whichever project is open.

- **Appearance**: as the system, light, dark, high contrast; comfortable or compact rows; no motion.
- **Reading**: font, size, line height and width of documents.
- **Coding**: whether dragging takes whole words, and what happens when a code overlaps itself.
- **Keyboard**: every action can have another key. What the system needs or another action has is refused with the reason. Single keys can be turned off; then [go.leader] and the key does the same from anywhere.
- **Files**: see [[backups]].

The pages of this help show your keys, not the ones the program came with. [help.keys@window] shows all of them.
`,
  ),
  page(
    'keyboard',
    'Without a mouse, and by ear',
    'Parts of the window, lists, screen readers',
    `
Everything that can be done with the mouse can be done with keys, and whatever can be dragged has a key as well.

- [view.next-region] and [view.previous-region] go from part to part: views, documents, text, codebook, inspector, news.
- [view.documents], [view.reader], [view.codes] and [view.inspector] go to a part at once; the same key again hides it.
- [go.jump] and then a letter goes to a view.
- [go.palette] finds any command by a few letters, [go.anything] any document, code, memo or case.
- Tab goes on inside a part, arrow keys inside a list, Esc goes back.

## By ear
Every act is spoken by a live region: what was coded, how many were found, what was saved. The text is a read-only text field, so the commands of your screen reader move in it too. [code.say] says the codes at the caret, [code.list-here] opens the segments there as a list, and [[segments]] is a plain list of passages.

This was built by the rules but not yet tried with NVDA, JAWS, VoiceOver or Orca by people who use them every day.
`,
  ),
] as const;
