/** The words of the program and of the field, with what other programs call the same thing. */

export interface GlossaryEntry {
  term: string;
  meaning: string;
  /** Other words for it; where a program is named it is that program's. */
  also?: readonly string[];
}

export const glossary: readonly GlossaryEntry[] = [
  {
    term: 'adjudication',
    meaning: 'Deciding between codings that differ; on the way to consensus.',
    also: ['curation'],
  },
  {
    term: 'agreement',
    meaning: 'How far two coders decided the same. Chance-corrected and before discussion it is reliability.',
    also: ['coding comparison (NVivo)', 'intercoder agreement', 'inter-rater reliability', 'ICR'],
  },
  {
    term: 'a priori code',
    meaning: 'A code from theory or questions, made before the data.',
    also: ['deductive code'],
  },
  {
    term: 'attribute',
    meaning: 'A property of a case or a document with a type; its content is a value.',
    also: ['variable (MAXQDA)', 'descriptor (Dedoose)', 'classification attribute (NVivo)'],
  },
  { term: 'audit trail', meaning: 'Records that let an outsider follow what was done; here the timeline.' },
  {
    term: 'autocoding',
    meaning: 'Coding all places that a search finds, after a look at each.',
    also: ['auto code'],
  },
  {
    term: 'blind copy',
    meaning: 'A copy of the project in which the codings, memos and names of others are absent.',
  },
  {
    term: 'case',
    meaning: 'What you compare: a person, a site, an event. May span parts of several documents.',
    also: ['document group (ATLAS.ti, in part)', 'case node (older NVivo)'],
  },
  {
    term: 'category',
    meaning: 'A code that groups others. Not a folder.',
    also: ['parent code', 'tree node (older NVivo)'],
  },
  {
    term: 'code',
    meaning: 'A label with a meaning, put on segments.',
    also: ['node (older NVivo)', 'tag (Taguette)'],
  },
  {
    term: 'codebook',
    meaning: 'All codes with their definitions and rules.',
    also: ['code system (MAXQDA)', 'code manager (ATLAS.ti)', 'nodes (older NVivo)', 'coding frame'],
  },
  {
    term: 'coder',
    meaning: 'A person who codes; each has an own layer.',
    also: ['user (ATLAS.ti, NVivo)', 'rater'],
  },
  {
    term: 'coder drift',
    meaning: 'A coder’s practice changing over time. The timeline and older codings show it.',
  },
  {
    term: 'coding',
    meaning: 'One code on one segment by one coder: the claim.',
    also: ['coded segment (MAXQDA)'],
  },
  {
    term: 'Cohen’s kappa',
    meaning: 'Agreement of two coders beyond chance, each with an own share of coded units.',
    also: ['κ'],
  },
  {
    term: 'confirmability',
    meaning: 'That findings are grounded in the data and not in the researcher’s wishes.',
  },
  { term: 'consensus', meaning: 'Codings that stand after coders talked; the originals are kept.' },
  {
    term: 'correction',
    meaning:
      'A change to the words of a document; it makes a new version of the text, and codings move with the words.',
    also: ['edit mode (MAXQDA, NVivo)', 'edit document (ATLAS.ti)'],
  },
  {
    term: 'co-occurrence',
    meaning: 'Two codes on the same or overlapping segments.',
    also: ['code relations'],
  },
  {
    term: 'definition',
    meaning: 'What a code stands for, what it is used for and what not; with versions.',
    also: ['code comment (ATLAS.ti)', 'description (NVivo)', 'code memo (MAXQDA)'],
  },
  { term: 'dependability', meaning: 'That the process was sound and can be followed.' },
  { term: 'deviant case', meaning: 'Data that contradict a claim.', also: ['negative case'] },
  {
    term: 'document',
    meaning: 'A text as imported; never changed under its codings.',
    also: ['source', 'file (NVivo)', 'primary document (older ATLAS.ti)'],
  },
  { term: 'emergent code', meaning: 'A code made from the data.', also: ['inductive code', 'open code'] },
  { term: 'evidence', meaning: 'Passages and codes linked to a theme because they speak for it.' },
  { term: 'exclusion criterion', meaning: 'When not to use a code; “Not for” in its entry.' },
  { term: 'exemplar', meaning: 'A coding chosen to show what a code means.', also: ['example'] },
  { term: 'flag', meaning: 'A doubt on a segment, with a reason.' },
  { term: 'head', meaning: 'The digest of the history up to now. Written down, it proves what stood then.' },
  { term: 'inclusion criterion', meaning: 'When to use a code; “Use it for” in its entry.' },
  { term: 'in vivo code', meaning: 'A code named by the participant’s words.' },
  {
    term: 'Krippendorff’s alpha',
    meaning: 'Agreement beyond chance, with chance taken from all coders together.',
    also: ['α'],
  },
  { term: 'KWIC', meaning: 'Key word in context: hits in line with the words around them.' },
  { term: 'ledger', meaning: 'The history inside the project file; every change is an entry of it.' },
  {
    term: 'memo',
    meaning: 'Your writing on anything: a segment, a code, a case, the project, or free.',
    also: ['note', 'journal (QualCoder)', 'annotation', 'comment (ATLAS.ti)'],
  },
  { term: 'near miss', meaning: 'A passage or code that looks like this one and is not.' },
  { term: 'older coding', meaning: 'A coding made before the words that draw the line of its code changed.' },
  {
    term: 'percent agreement',
    meaning: 'The share of units decided the same; high by itself where little is coded.',
  },
  {
    term: 'project',
    meaning: 'Everything of one study, in one file.',
    also: ['hermeneutic unit (older ATLAS.ti)'],
  },
  {
    term: 'pseudonym',
    meaning: 'A made-up name; in exports for coders and cases, in interviews your own work.',
  },
  {
    term: 'recode',
    meaning: 'To give a segment another code in place of the present one.',
    also: ['uncode and code'],
  },
  { term: 'reconciliation', meaning: 'The way from comparison to consensus.' },
  { term: 'reflexivity', meaning: 'A recorded account of your own influence; memos are the place for it.' },
  { term: 'retired code', meaning: 'A code that keeps its codings and is no longer offered.' },
  {
    term: 'retrieval',
    meaning: 'Collecting the segments of a code; the view Segments.',
    also: ['retrieved segments (MAXQDA)', 'quotation manager (ATLAS.ti)', 'highlights (Taguette)'],
  },
  { term: 'rule', meaning: 'The search, unit and code of an autocoding, kept with the codings it made.' },
  { term: 'saturation', meaning: 'The point at which new data bring no new codes or meanings.' },
  {
    term: 'segment',
    meaning: 'The marked part of a document.',
    also: [
      'quotation (ATLAS.ti)',
      'reference (NVivo)',
      'coded segment (MAXQDA)',
      'excerpt (Dedoose)',
      'highlight (Taguette)',
    ],
  },
  {
    term: 'set',
    meaning: 'Codes gathered for a purpose.',
    also: ['code group (ATLAS.ti)', 'code set (MAXQDA)'],
  },
  {
    term: 'slot',
    meaning: 'A digit that gives a code.',
    also: ['code favourites (MAXQDA)', 'quick list', 'hotkey'],
  },
  {
    term: 'stripe',
    meaning: 'A segment drawn in the margin.',
    also: ['coding stripe (NVivo)', 'margin area (ATLAS.ti)'],
  },
  { term: 'theme', meaning: 'Patterned meaning developed from codes; not just a big code.' },
  { term: 'turn', meaning: 'What one speaker says at a stretch.' },
  { term: 'unit', meaning: 'The smallest piece coders decide about: sentence, paragraph, turn or free.' },
  { term: 'unitizing', meaning: 'Deciding the units before or while coding.' },
  { term: 'weight', meaning: 'A strength or rating on a coding, by the scale of its code.' },
];

/** The text of the page, in the markup of help. */
export function glossaryText(): string {
  const lines = glossary.map(({ term, meaning, also = [] }) => {
    const others = also.length === 0 ? '' : ` Elsewhere: ${also.join(', ')}.`;
    return `${term} :: ${meaning}${others}`;
  });
  return `The words on screen, and what other programs call the same.\n\n${lines.join('\n')}`;
}
