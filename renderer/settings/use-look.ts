/** Puts the preferences about looks on the page: theme, density, motion, and how documents are set. */
import { useLayoutEffect } from 'react';
import type { Preferences } from '../../shared/settings.ts';
import { useWindowStore } from '../state/context.ts';

const readingFonts: Record<Preferences['readingFont'], string> = {
  serif: '',
  sans: 'var(--font-ui)',
  system: 'system-ui, var(--font-emoji), sans-serif',
};

/** Follows the preferences as long as the window lives. */
export function useLook(): void {
  const preferences = useWindowStore((state) => state.preferences);
  useLayoutEffect(() => {
    const { classList, style } = document.documentElement;
    const { theme, density, motion, readingFont } = preferences;
    for (const name of ['light', 'dark', 'contrast']) classList.toggle(name, theme === name);
    classList.toggle('compact', density === 'compact');
    classList.toggle('still', motion === 'reduced');
    const set = (name: string, value: string): void => {
      if (value === '') style.removeProperty(name);
      else style.setProperty(name, value);
    };
    set('--reader-size', `${preferences.readingSize}px`);
    set('--reader-leading', String(preferences.readingLeading));
    set('--reader-measure', `${preferences.readingMeasure}ch`);
    set('--font-read', readingFonts[readingFont]);
  }, [preferences]);
}
