/** Cases and their attributes as a grid, or those of documents; a case by itself; surveys and speakers on their way in. */
import { useWindowStore } from '../state/context.ts';
import { CasePage } from './CasePage.tsx';
import { GridPage } from './GridPage.tsx';
import { SpeakerCases } from './SpeakerCases.tsx';
import { SurveyImport } from './SurveyImport.tsx';

export function CasesView() {
  const shown = useWindowStore((state) => state.cases);
  return (
    <main className="stage" data-region="cases">
      <div className="sheet">
        {shown.kind === 'grid' && <GridPage key={shown.owner} owner={shown.owner} />}
        {shown.kind === 'case' && <CasePage key={shown.id} id={shown.id} />}
        {shown.kind === 'speakers' && <SpeakerCases sources={shown.sources} />}
        {shown.kind === 'survey' && <SurveyImport key={shown.token} token={shown.token} name={shown.name} />}
      </div>
    </main>
  );
}
