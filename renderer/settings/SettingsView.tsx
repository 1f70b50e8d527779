/** Everything a person chooses about the program on one page that can be searched. It acts at once. */
import { useState } from 'react';
import { ScrollRegion } from '../design/ScrollRegion.tsx';
import { useWindowStore } from '../state/context.ts';
import { FilesSection, PrivacySection } from './FilesSection.tsx';
import { KeyboardSection } from './KeyboardSection.tsx';
import { ChoiceSetting, ScaleSetting, SearchContext, Section, Setting, SwitchSetting } from './Setting.tsx';

export function SettingsView() {
  const [search, setSearch] = useState('');
  return (
    <main className="stage" data-region="settings">
      <div className="sheet">
        <section className="pane" aria-label="Settings">
          <div className="page-head">
            <h1>Settings</h1>
            <span className="t2">
              For this computer, whichever project is open. Every change acts at once.
            </span>
          </div>
          <div className="bar">
            <div className="field settings-search">
              <input
                type="search"
                aria-label="Search the settings"
                placeholder="Search the settings"
                data-focus-first
                value={search}
                onChange={(event) => setSearch(event.target.value)}
              />
            </div>
          </div>
          <SearchContext value={search.trim().toLocaleLowerCase('en')}>
            <ScrollRegion className="settings-scroll" label="All settings" isMain>
              <div className="settings-page">
                <YouSection />
                <AppearanceSection />
                <ReadingSection />
                <CodingSection />
                <KeyboardSection />
                <FilesSection />
                <PrivacySection />
              </div>
            </ScrollRegion>
          </SearchContext>
        </section>
      </div>
    </main>
  );
}

function YouSection() {
  const coder = useWindowStore((state) => state.preferences.coder);
  const prefer = useWindowStore((state) => state.prefer);
  return (
    <Section title="You" words="name coder initials">
      <Setting label="Your name" hint="Offered as the coder’s name in new projects and copies.">
        {(id) => (
          <div className="field">
            <input
              id={id}
              value={coder}
              maxLength={200}
              dir="auto"
              onChange={(event) => prefer({ coder: event.target.value })}
            />
          </div>
        )}
      </Setting>
    </Section>
  );
}

function AppearanceSection() {
  const { theme, density, motion } = useWindowStore((state) => state.preferences);
  const prefer = useWindowStore((state) => state.prefer);
  return (
    <Section
      title="Appearance"
      words="theme light dark high contrast density comfortable compact reduced motion animation"
    >
      <ChoiceSetting
        label="Theme"
        value={theme}
        choices={[
          ['system', 'As the system'],
          ['light', 'Light'],
          ['dark', 'Dark'],
          ['contrast', 'High contrast'],
        ]}
        onChange={(value) => prefer({ theme: value })}
      />
      <ChoiceSetting
        label="Density"
        value={density}
        choices={[
          ['comfortable', 'Comfortable'],
          ['compact', 'Compact'],
        ]}
        onChange={(value) => prefer({ density: value })}
      />
      <SwitchSetting
        label="Reduced motion"
        hint="Nothing fades or pulses, whatever the system says."
        isOn={motion === 'reduced'}
        onChange={(isOn) => prefer({ motion: isOn ? 'reduced' : 'system' })}
      />
    </Section>
  );
}

function ReadingSection() {
  const preferences = useWindowStore((state) => state.preferences);
  const prefer = useWindowStore((state) => state.prefer);
  return (
    <Section title="Reading" words="font text size line height leading measure width serif">
      <ChoiceSetting
        label="Font of documents"
        value={preferences.readingFont}
        choices={[
          ['serif', 'Source Serif'],
          ['sans', 'Inter'],
          ['system', 'The system’s'],
        ]}
        onChange={(readingFont) => prefer({ readingFont })}
      />
      <ScaleSetting
        label="Text size"
        unit="px"
        min={14}
        max={32}
        step={1}
        value={preferences.readingSize}
        onChange={(readingSize) => prefer({ readingSize })}
      />
      <ScaleSetting
        label="Line height"
        unit="lines"
        min={1.4}
        max={2.2}
        step={0.05}
        value={preferences.readingLeading}
        onChange={(readingLeading) => prefer({ readingLeading })}
      />
      <ScaleSetting
        label="Longest line"
        unit="characters"
        min={40}
        max={120}
        step={2}
        value={preferences.readingMeasure}
        onChange={(readingMeasure) => prefer({ readingMeasure })}
      />
      <p className="reading-sample" dir="auto">
        The last bus goes at six. After that you ask your neighbour, or you stay.
      </p>
    </Section>
  );
}

function CodingSection() {
  const { snapToWords, overlaps } = useWindowStore((state) => state.preferences);
  const prefer = useWindowStore((state) => state.prefer);
  return (
    <Section title="Coding" words="snap words drag overlap duplicate extend slots digits">
      <SwitchSetting
        label="Dragging takes whole words"
        hint="Hold Alt while dragging for single characters."
        isOn={snapToWords}
        onChange={(isOn) => prefer({ snapToWords: isOn })}
      />
      <ChoiceSetting
        label="Same code again over a part"
        hint="What happens when a passage gets a code that lies on a part of it already."
        value={overlaps}
        choices={[
          ['ask', 'Ask'],
          ['extend', 'Make it longer'],
          ['keep', 'Keep both'],
        ]}
        onChange={(value) => prefer({ overlaps: value })}
      />
    </Section>
  );
}
