import type { EntryType } from '../entry-type';
import { adjudicated } from './adjudication-entry';
import { checkEntryTypes } from './check-entries';
import { stateChanged } from './check-state-entry';
import { kindChanged } from './kind-entry';
import { rivalSettled } from './rival-entry';
import { secondGiven } from './second-check-entry';
import { stated } from './statement-entry';
import { tagTypeEntryTypes } from './tag-type-entries';
import { verdictGiven } from './verdict-entry';
import { voteEntryTypes } from './vote-entry';

/** The entries that change a single value of a tag. */
export const valueEntryTypes: EntryType[] = [
  kindChanged,
  stateChanged,
  verdictGiven,
  ...checkEntryTypes,
  secondGiven,
  adjudicated,
  ...voteEntryTypes,
  ...tagTypeEntryTypes,
  stated,
  rivalSettled,
];
