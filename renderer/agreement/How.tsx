/** What the figures mean, said where they stand; and the way to the page of help. */
import { HelpLink } from '../help/HelpLink.tsx';
import { figures, wholeText } from './figures.ts';

export function How({ unitName }: { unitName: string }) {
  return (
    <section className="how" aria-label="How the figures are made">
      <dl>
        {figures.map(([name, text]) => (
          <div key={name}>
            <dt className="med">{name}</dt>
            <dd className="t2">{text}</dd>
          </div>
        ))}
      </dl>
      <p className="sm t2">
        The unit here is {unitName}. {wholeText} The borders of sentences, paragraphs and turns were fixed
        when the document was imported. <HelpLink page="agreement">More about agreement</HelpLink>
      </p>
    </section>
  );
}
