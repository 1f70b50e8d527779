/** One icon, drawn beside text that says the same; an icon alone needs a name on its button. */
import { type IconName, iconPaths } from './icons.ts';

/** The icon `name` in the colour of its surroundings; hidden from assistive technology. */
export function Icon({ name, className = '' }: { name: IconName; className?: string }) {
  return (
    <svg className={`i ${className}`} viewBox="0 0 16 16" aria-hidden="true">
      <path d={iconPaths[name]} />
    </svg>
  );
}

/** The mark of Concord: two open rings. */
export function Mark() {
  return (
    <svg className="mark" viewBox="0 0 24 24" fill="none" aria-hidden="true">
      <path d="M17.5 6.5a8 8 0 1 0 0 11" stroke="currentColor" strokeWidth="2.6" strokeLinecap="round" />
      <path d="M14.2 9.2a4 4 0 1 0 0 5.6" stroke="var(--accent)" strokeWidth="2.6" strokeLinecap="round" />
    </svg>
  );
}
