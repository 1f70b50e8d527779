/** Actions of the window: they act wherever focus is. The window must have an act for every one of them. */
import { action, at } from './define.ts';

const on = (...keys: string[]) => ({ window: keys });

export const projectActions = [
  action('project.new', 'Project', 'New project…', on('Mod+N'), at('File', 1)),
  action('project.open', 'Project', 'Open a project…', on('Mod+O'), at('File', 1)),
  action('import.documents', 'Documents', 'Import documents…', on('Mod+Shift+O'), at('File', 2)),
  action('import.survey', 'Documents', 'Import survey…', {}, at('File', 2)),
  action('import.codebook', 'Codebook', 'Import codebook…', {}, at('File', 2)),
  action('project.merge', 'Team', 'Merge a copy…', {}, at('File', 2)),
  action('project.copy', 'Team', 'Make a coder’s copy…', {}, at('File', 2)),
  action(
    'project.export',
    'Project',
    'Export…',
    { window: ['Mod+E'], jump: ['E'] },
    {
      mac: on('Mod+Shift+E'),
      ...at('File', 3),
    },
  ),
  action('project.backup', 'Project', 'Back up now', {}, at('File', 4)),
  action('project.verify', 'Project', 'Check the project', {}, at('File', 4)),
  action('project.close', 'Project', 'Close the project', {}, at('File', 5)),
  action('app.settings', 'Project', 'Settings…', on('Mod+,'), at('File', 6)),
  action('project.quit', 'Project', 'Quit Concord', on('Mod+Q'), { role: 'quit', ...at('File', 7) }),
] as const;

export const editActions = [
  action('history.undo', 'Edit', 'Undo', on('Mod+Z'), at('Edit', 1)),
  action('history.redo', 'Edit', 'Redo', on('Mod+Shift+Z', 'Ctrl+Y'), {
    mac: on('Mod+Shift+Z'),
    ...at('Edit', 1),
  }),
  action('history.show', 'Edit', 'Undo history…', {}, at('Edit', 1)),
  action('edit.cut', 'Edit', 'Cut', on('Mod+X'), { role: 'cut', fixed: true, ...at('Edit', 2) }),
  action('edit.copy', 'Edit', 'Copy', on('Mod+C'), { role: 'copy', fixed: true, ...at('Edit', 2) }),
  action('edit.cite', 'Edit', 'Copy with citation', on('Mod+Shift+C'), at('Edit', 2)),
  action('edit.paste', 'Edit', 'Paste', on('Mod+V'), { role: 'paste', fixed: true, ...at('Edit', 2) }),
  action('edit.select-all', 'Edit', 'Select all', on('Mod+A'), {
    role: 'selectAll',
    fixed: true,
    ...at('Edit', 2),
  }),
  action('source.correct', 'Edit', 'Correct the text…', { reader: ['F2'] }, at('Edit', 4)),
] as const;

export const viewActions = [
  action('view.documents', 'View', 'Documents pane', on('Mod+1'), at('View', 1)),
  action('view.reader', 'View', 'Reader', on('Mod+2'), at('View', 1)),
  action('view.codes', 'View', 'Codebook pane', on('Mod+3'), at('View', 1)),
  action('view.inspector', 'View', 'Inspector pane', on('Mod+4'), at('View', 1)),
  action('view.marks', 'View', 'Marks: all, stripes, none', on('Mod+Shift+H'), at('View', 2)),
  action('view.split', 'View', 'Split the view, or one document', on('Mod+\\'), at('View', 2)),
  action('stripes.all', 'View', 'Stripes: all', {}, at('View', 2, 'Stripes')),
  action('stripes.recent', 'View', 'Stripes: recent', {}, at('View', 2, 'Stripes')),
  action('stripes.most', 'View', 'Stripes: most used', {}, at('View', 2, 'Stripes')),
  action('stripes.selected', 'View', 'Stripes: selected codes', {}, at('View', 2, 'Stripes')),
  action('stripes.spotlight', 'View', 'Spotlight codes', {}, at('View', 2, 'Stripes')),
  action('stripes.spotlight-off', 'View', 'Spotlight off', {}, at('View', 2, 'Stripes')),
  action('stripes.coder', 'View', 'Stripes: by coder', {}, at('View', 2, 'Stripes')),
  action('stripes.consensus', 'View', 'Stripes: consensus', {}, at('View', 2, 'Stripes')),
  action('theme.system', 'View', 'Theme: as the system', {}, at('View', 3, 'Theme')),
  action('theme.light', 'View', 'Theme: light', {}, at('View', 3, 'Theme')),
  action('theme.dark', 'View', 'Theme: dark', {}, at('View', 3, 'Theme')),
  action('theme.contrast', 'View', 'Theme: high contrast', {}, at('View', 3, 'Theme')),
  action('density.comfortable', 'View', 'Density: comfortable', {}, at('View', 3, 'Density')),
  action('density.compact', 'View', 'Density: compact', {}, at('View', 3, 'Density')),
  action('view.zoom-in', 'View', 'Zoom in', on('Mod+=', 'Mod++'), { role: 'zoomIn', ...at('View', 4) }),
  action('view.zoom-out', 'View', 'Zoom out', on('Mod+-'), { role: 'zoomOut', ...at('View', 4) }),
  action('view.zoom-reset', 'View', 'Actual size', on('Mod+0'), { role: 'resetZoom', ...at('View', 4) }),
  action('view.full-screen', 'View', 'Full screen', on('F11'), {
    role: 'togglefullscreen',
    mac: on('Ctrl+Meta+F'),
    ...at('View', 5),
  }),
] as const;

export const goActions = [
  action('go.anything', 'Go', 'Go to anything…', on('Mod+K'), at('Go', 1)),
  action('go.palette', 'Go', 'All commands…', on('Mod+Shift+P'), at('Go', 1)),
  action('view.workbench', 'Go', 'Workbench', { jump: ['W'] }, at('Go', 2)),
  action('view.codebook', 'Go', 'Codebook', { jump: ['K'] }, at('Go', 2)),
  action('view.memos', 'Go', 'Memos', { jump: ['M'] }, at('Go', 2)),
  action('view.cases', 'Go', 'Cases', { jump: ['C'] }, at('Go', 2)),
  action('view.history', 'Go', 'Timeline', { jump: ['T'] }, at('Go', 2)),
  action('go.jump', 'Go', 'Jump to a view, then a letter', on('Mod+J'), at('Go', 1)),
  action('go.back', 'Go', 'Back', on('Alt+ArrowLeft'), { mac: on('Mod+['), ...at('Go', 3) }),
  action('go.forward', 'Go', 'Forward', on('Alt+ArrowRight'), { mac: on('Mod+]'), ...at('Go', 3) }),
  action('tab.next', 'Go', 'Next tab', on('Ctrl+Tab'), at('Go', 4)),
  action('tab.previous', 'Go', 'Previous tab', on('Ctrl+Shift+Tab'), at('Go', 4)),
  action('tab.close', 'Go', 'Close tab', on('Mod+W'), at('Go', 4)),
  action('go.next-document', 'Go', 'Next document', on('Ctrl+PageDown'), {
    mac: on('Mod+Alt+ArrowDown'),
    ...at('Go', 5),
  }),
  action('go.previous-document', 'Go', 'Previous document', on('Ctrl+PageUp'), {
    mac: on('Mod+Alt+ArrowUp'),
    ...at('Go', 5),
  }),
  action('view.next-region', 'Go', 'Next region', on('F6'), at('Go', 6)),
  action('view.previous-region', 'Go', 'Previous region', on('Shift+F6'), at('Go', 6)),
] as const;

export const otherActions = [
  action('go.leader', 'Code', 'Coding key from anywhere, then the key', on('Mod+L'), at('Code', 6)),
  action('code.overlap-ask', 'Code', 'Ask again when a code overlaps itself', {}, at('Code', 5)),
  action('code.new', 'Codebook', 'New code…', on('Mod+Shift+A'), at('Code', 5)),
  action('code.merge', 'Codebook', 'Merge codes…', {}, at('Code', 6)),
  action('code.split', 'Codebook', 'Split the code…', {}, at('Code', 6)),
  action('code.review', 'Codebook', 'Review codings made under earlier words', {}, at('Code', 6)),
  action('memo.here', 'Memo', 'Memo here', on('Mod+Shift+M'), at('Code', 5)),
  action('case.include', 'Cases', 'Put the document into a case…', {}, at('Code', 5, 'Cases')),
  action('case.speakers', 'Cases', 'Make cases of the speakers…', {}, at('Code', 5, 'Cases')),
  action('memo.free', 'Memo', 'New free memo', {}, at('Code', 5, 'New memo')),
  action('memo.source', 'Memo', 'New memo on the document', {}, at('Code', 5, 'New memo')),
  action('memo.code', 'Memo', 'New memo on the code', {}, at('Code', 5, 'New memo')),
  action('memo.coding', 'Memo', 'New memo on the segment', {}, at('Code', 5, 'New memo')),
  action('memo.project', 'Memo', 'New memo on the project', {}, at('Code', 5, 'New memo')),
  action('analyse.segments', 'Analyse', 'Segments', { window: ['Mod+5'], jump: ['S'] }, at('Analyse', 1)),
  action(
    'analyse.search',
    'Analyse',
    'Search the project…',
    { window: ['Mod+Shift+F'], jump: ['F'] },
    at('Analyse', 1),
  ),
  action('team.coder', 'Team', 'Coder…', {}, at('Team', 1)),
  action('team.agreement', 'Team', 'Agreement', { jump: ['A'] }, at('Team', 1)),
  action('help.here', 'Help', 'Help for what has focus', on('F1'), {
    mac: on('F1', 'Mod+?'),
    ...at('Help', 1),
  }),
  action('help.pages', 'Help', 'All pages of help', {}, at('Help', 1)),
  action('help.keys', 'Help', 'Keys', { window: ['Shift+F1', 'Mod+/'], reader: ['?'] }, at('Help', 1)),
  action('help.glossary', 'Help', 'Glossary', {}, at('Help', 2)),
  action('help.from-maxqda', 'Help', 'From MAXQDA', {}, at('Help', 2, 'Coming from')),
  action('help.from-nvivo', 'Help', 'From NVivo', {}, at('Help', 2, 'Coming from')),
  action('help.from-atlas-ti', 'Help', 'From ATLAS.ti', {}, at('Help', 2, 'Coming from')),
  action('help.from-qualcoder', 'Help', 'From QualCoder', {}, at('Help', 2, 'Coming from')),
  action('help.from-taguette', 'Help', 'From Taguette', {}, at('Help', 2, 'Coming from')),
  action('help.tour', 'Help', 'Five-minute tour', {}, at('Help', 1)),
  action('help.about', 'Help', 'About Concord', {}, at('Help', 3)),
] as const;

export const windowActions = [
  ...projectActions,
  ...editActions,
  ...viewActions,
  ...goActions,
  ...otherActions,
] as const;
