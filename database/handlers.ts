/** Which handler carries out which command. Complete by its type: a command without a handler does not compile. */

import type { CommandName } from '../shared/commands.ts';
import * as attribute from './commands/attribute.ts';
import { autocode } from './commands/autocode.ts';
import * as cases from './commands/case.ts';
import * as code from './commands/code.ts';
import * as coding from './commands/coding.ts';
import * as pieces from './commands/coding-pieces.ts';
import { copyProject } from './commands/copy.ts';
import * as correct from './commands/correct.ts';
import { defineCode } from './commands/definition.ts';
import { eraseFromProject } from './commands/erase.ts';
import { exportProject } from './commands/export.ts';
import { redo, undo } from './commands/history.ts';
import { importSources } from './commands/import.ts';
import { importCodebook } from './commands/import-codebook.ts';
import * as memo from './commands/memo.ts';
import { mergeProject } from './commands/merge.ts';
import { mergeCodes } from './commands/merge-codes.ts';
import * as project from './commands/project.ts';
import { reimportSource } from './commands/reimport.ts';
import * as set from './commands/set.ts';
import * as source from './commands/source.ts';
import { importSurvey } from './commands/survey.ts';
import type { Handler } from './kit.ts';

export const handlers: { readonly [N in CommandName]: Handler<N> } = {
  'project.rename': project.renameProject,
  'project.settings': project.settingsOfProject,
  'project.erase': eraseFromProject,
  'project.export': exportProject,
  'project.merge': mergeProject,
  'project.copy': copyProject,
  'project.backup': project.backUp,
  'checkpoint.add': project.addCheckpoint,
  'coder.add': project.addCoder,
  'coder.rename': project.renameCoder,
  'coder.merge': project.mergeCoders,
  'assignment.set': project.setAssignment,
  'history.undo': undo,
  'history.redo': redo,
  'source.import': importSources,
  'source.reimport': reimportSource,
  'source.correct': correct.correctSource,
  'source.rename': source.renameSource,
  'source.move': source.moveSource,
  'source.language': source.languageOfSource,
  'source.remove': source.removeSource,
  'folder.add': source.addFolder,
  'folder.rename': source.renameFolder,
  'folder.move': source.moveFolder,
  'folder.remove': source.removeFolder,
  'code.add': code.addCode,
  'code.rename': code.renameCode,
  'code.move': code.moveCode,
  'code.look': code.lookOfCode,
  'code.status': code.statusOfCode,
  'code.define': defineCode,
  'code.merge': mergeCodes,
  'codebook.import': importCodebook,
  'code.remove': code.removeCode,
  'coding.add': coding.addCodings,
  'coding.remove': coding.removeCodings,
  'coding.recode': coding.recode,
  'coding.keep': coding.keepCodings,
  'coding.settle': correct.settleCodings,
  'coding.autocode': autocode,
  'coding.adjust': coding.adjustCoding,
  'coding.split': pieces.splitCoding,
  'coding.join': pieces.joinCodings,
  'coding.rate': coding.rateCoding,
  'set.add': set.addSet,
  'set.rename': set.renameSet,
  'set.remove': set.removeSet,
  'set.include': set.includeInSet,
  'set.exclude': set.excludeFromSet,
  'link.add': set.addLinks,
  'link.remove': set.removeLink,
  'case.add': cases.addCase,
  'case.rename': cases.renameCase,
  'case.move': cases.moveCase,
  'case.remove': cases.removeCases,
  'case.include': cases.includeInCase,
  'case.exclude': cases.excludeFromCase,
  'case.speakers': cases.makeCasesOfSpeakers,
  'attribute.add': attribute.addAttribute,
  'attribute.change': attribute.changeAttribute,
  'attribute.move': attribute.moveAttribute,
  'attribute.remove': attribute.removeAttribute,
  'value.set': attribute.setValues,
  'survey.import': importSurvey,
  'memo.write': memo.writeMemo,
  'memo.remove': memo.removeMemo,
  'draft.save': memo.saveDraft,
  'draft.drop': memo.dropDraft,
};
