/** Which answer belongs to which query. Complete by its type. */
import type { QueryName } from '../shared/queries.ts';
import type { Answer } from './queries/ask.ts';
import * as cases from './queries/case.ts';
import * as code from './queries/code.ts';
import * as codebook from './queries/codebook.ts';
import { readTable } from './queries/codebook-table.ts';
import * as comparison from './queries/comparison.ts';
import { previewExport } from './queries/export.ts';
import * as memo from './queries/memo.ts';
import * as merging from './queries/merge-previews.ts';
import * as project from './queries/project.ts';
import { repeatedPassages } from './queries/repeats.ts';
import * as revisions from './queries/revisions.ts';
import { listRules, struckBy } from './queries/rules.ts';
import { previewAutocode, searchNotes, searchTexts } from './queries/search.ts';
import * as segments from './queries/segments.ts';
import * as sets from './queries/sets.ts';
import * as source from './queries/source.ts';
import * as thing from './queries/thing.ts';
import * as timeline from './queries/timeline.ts';

export const answers: { readonly [N in QueryName]: Answer<N> } = {
  'project.summary': project.summary,
  'project.verify': project.verify,
  'coder.list': project.listCoders,
  'history.list': project.listHistory,
  'history.state': project.historyState,
  'history.stack': project.historyStack,
  'timeline.summary': timeline.summaryOfEvents,
  'timeline.page': timeline.pageOfEvents,
  'timeline.event': timeline.eventAt,
  'backup.list': project.backups,
  'draft.list': project.drafts,
  'source.list': source.listSources,
  'source.document': source.documentOf,
  'source.revisions': revisions.revisionsOf,
  'source.moved': revisions.movedIn,
  'source.units': source.unitsOf,
  'source.words': source.wordsOf,
  'source.codings': source.codingsOf,
  'source.coverage': source.coverageOf,
  'code.tree': code.codeTree,
  'code.counts': code.countsOf,
  'code.definition': code.definitionOf,
  'code.segments': segments.segmentsOf,
  'code.spread': segments.spreadOf,
  'code.entry': codebook.entryOf,
  'code.versions': codebook.versionsOf,
  'code.older': codebook.olderCodings,
  'code.review': codebook.reviewOf,
  'code.merge-preview': merging.previewCodeMerge,
  'coder.merge-preview': merging.previewCoderMerge,
  'coding.details': codebook.detailsOf,
  'codebook.read': readTable,
  'set.list': sets.listSets,
  'link.list': sets.listLinks,
  'memo.list': memo.listMemos,
  'memo.versions': memo.versionsOfMemo,
  'thing.read': thing.readThings,
  'thing.find': thing.findThings,
  'cooccurrence.codes': code.cooccurrenceOf,
  'compare.codes': comparison.compareCodes,
  'compare.passages': comparison.comparePassages,
  'search.texts': searchTexts,
  'search.preview': previewAutocode,
  'search.notes': searchNotes,
  'search.repeats': repeatedPassages,
  'rule.list': listRules,
  'rule.struck': struckBy,
  'case.grid': cases.caseGrid,
  'case.parts': cases.caseParts,
  'case.of-source': cases.casesOfSource,
  'case.speakers': cases.speakersOf,
  'survey.read': cases.readSurveyTable,
  'export.preview': previewExport,
};
