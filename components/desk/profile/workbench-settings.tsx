'use client';
import { useId } from 'react';
import type { Preferences, SpokenMarks } from '@/lib/domain/people/preferences';
import { Segmented } from '../../ui/segmented';
import { Section, Setting, useSetting } from './section';

type Opening = NonNullable<Preferences['defaultMode']> | 'role';

const openings: { value: Opening; label: string }[] = [
  { value: 'role', label: 'By my role' },
  { value: 'tag', label: 'Tag' },
  { value: 'edit', label: 'Edit' },
  { value: 'read', label: 'Read' },
];

/** How the workbench opens. */
function OpeningSetting() {
  const { preferences, save } = useSetting();
  return (
    <Setting
      title="Articles open in"
      hint="By your role: for tagging where you may tag, else for reading. What you may not do there is left out."
    >
      <Segmented<Opening>
        label="Articles open in"
        value={preferences.defaultMode ?? 'role'}
        options={openings}
        onChange={(opening) => save({ defaultMode: opening === 'role' ? null : opening })}
      />
    </Setting>
  );
}

const ways: { value: SpokenMarks; name: string; example: string }[] = [
  { value: 'ends', name: 'Both ends', example: '“claim 4, partly”, the words, “end of claim 4”' },
  { value: 'start', name: 'Start only', example: '“claim 4, partly”, the words' },
  { value: 'none', name: 'Nothing', example: 'the words' },
];

/** What a screen reader hears of marks in the text. */
function SpokenSetting() {
  const { preferences, save } = useSetting();
  const name = useId();
  return (
    <Setting title="At a tag in the text it says" hint="The list of tags says everything, whatever you choose here.">
      <fieldset className="choices" aria-label="At a tag in the text a screen reader says">
        {ways.map((way) => (
          <label key={way.value}>
            <input
              type="radio"
              name={name}
              value={way.value}
              checked={preferences.spokenMarks === way.value}
              onChange={() => save({ spokenMarks: way.value })}
              // The example is heard after the name, not as a part of it.
              aria-labelledby={`${name}-${way.value}`}
              aria-describedby={`${name}-${way.value}-example`}
            />
            <span id={`${name}-${way.value}`}>{way.name}</span>
            <span className="hint" id={`${name}-${way.value}-example`}>
              {way.example}
            </span>
          </label>
        ))}
      </fieldset>
    </Setting>
  );
}

export function WorkbenchSettings() {
  return (
    <Section id="workbench" title="Workbench">
      <OpeningSetting />
    </Section>
  );
}

export function HearingSettings() {
  return (
    <Section id="hearing" title="Screen reader">
      <SpokenSetting />
    </Section>
  );
}
