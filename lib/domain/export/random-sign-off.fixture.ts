import { articleWordsHash, CitedSource, citedIdsOf } from '../sign-off/sign-off';
import { blockersOf } from '../sign-off/sign-off-blockers';
import { articleSchema } from '../text/article-schema';
import { type JournalWriter, testId } from './journal-writer.fixture';
import { sampleInput } from './sample.fixture';

const { sources } = sampleInput();

interface Signing {
  /** Shares: whether all is waived, and who signs. */
  places: readonly [number, number, number, number];
  text: string;
  person: string;
}

/** Waives all that stands in the way and signs; rarely it signs with something left, which is refused, or a second person signs too. */
export function signOff(journal: JournalWriter, { places: [a, b], text, person }: Signing): void {
  const left = blockersOf(journal.state, journal.rules).filter(({ waiver }) => waiver === null);
  for (const { kind, annotation } of a < 0.9 ? left : left.slice(1))
    journal.append('rule.waived', { kind, annotationId: annotation?.id ?? null, reason: `It may pass: ${text}` }, person);
  const sign = (signature: string, by: string) => {
    const { state } = journal;
    const citedIds = citedIdsOf(state);
    const cited = sources.filter(({ id }) => citedIds.has(id)).map((one) => CitedSource.parse(one));
    journal.append('article.signed-off', { signature, seq: state.seq, wordsHash: articleWordsHash(state), cited }, by);
  };
  sign('checker', person);
  if (b < 0.3) sign('second', testId(9, 3));
}

/** Takes back one of the waivers that stand. */
export function withdrawWaiver(journal: JournalWriter, { person }: { person: string }): void {
  const last = journal.state.waivers.at(-1);
  if (last) journal.append('rule.waiver-withdrawn', { waiverEntryId: last.entryId }, person);
}

/** Opens a signed article again for something that is to be changed in it, and changes that. */
export function reopen(journal: JournalWriter, { text, person, at }: { text: string; person: string; at: number | undefined }): void {
  journal.append('article.reopened', { reason: `Something is missing: ${text}` }, person);
  if (at !== undefined && text !== '') journal.edit((tr) => tr.insert(at, articleSchema.text(text)), person);
}
