'use client';
import { dateLanguageNames } from '@/lib/domain/people/date-languages';
import { dateLanguageTags } from '@/lib/domain/people/preferences';
import { Field } from '../../ui/field';
import { Segmented } from '../../ui/segmented';
import { Select } from '../../ui/select';
import { Day } from '../../ui/when';
import { chooseTheme, themes } from '../choose-theme';
import type { Theme } from '../theme';
import { useTheme } from '../use-theme';
import { Section, Setting, useSetting } from './section';

export function LookSettings({ theme }: { theme: Theme }) {
  return (
    <Section id="look" title="Theme and dates">
      <ThemeSetting theme={theme} />
      <DateSetting />
    </Section>
  );
}

function ThemeSetting({ theme: first }: { theme: Theme }) {
  const { noteSaved } = useSetting();
  const theme = useTheme(first);
  const choose = (chosen: Theme) => {
    chooseTheme(chosen);
    noteSaved();
  };
  return (
    <Setting title="Theme" hint="In this browser.">
      <Segmented<Theme> label="Theme" value={theme} options={themes} onChange={choose} />
    </Setting>
  );
}

function DateSetting() {
  const { preferences, save } = useSetting();
  const choose = (wanted: string) => save({ dateLanguage: dateLanguageTags.find((tag) => tag === wanted) ?? null });
  return (
    <Setting
      title="Language of dates"
      hint={
        <>
          For example <Day on="2026-10-08" />.
        </>
      }
    >
      <Field label="Language of dates" isLabelHidden>
        {(ids) => (
          <Select {...ids} actsAtOnce value={preferences.dateLanguage ?? ''} onChange={(event) => choose(event.target.value)}>
            <option value="">Like the browser</option>
            {dateLanguageTags.map((tag) => (
              <option key={tag} value={tag} lang={tag}>
                {dateLanguageNames[tag]}
              </option>
            ))}
          </Select>
        )}
      </Field>
    </Setting>
  );
}
