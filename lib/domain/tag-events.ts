import type { Annotation } from './annotation';
import type { WordingChange } from './meaning/wording-changes';
import type { VerdictValue } from './verdict';

/** Something that somebody did with a tag. `at` is an ISO time. */
export type TagEvent = { byId: string; at: string } & (
  | { what: 'tagged' }
  | { what: 'linked' }
  | { what: 'judged'; value: VerdictValue }
  | { what: 'held'; changes: WordingChange[] }
);

/**
 * What a tag itself tells of its history, the newest first: who made it, who linked what it rests on, who gave which verdict, and who changed
 * its words without changing what they say.
 */
export function tagEvents({ byId, at, evidence, verdict, pastVerdicts }: Annotation): TagEvent[] {
  const verdicts = [...pastVerdicts.map((past) => past.verdict), verdict];
  const events: TagEvent[] = [
    { what: 'tagged', byId, at },
    ...evidence.map((one) => ({ what: 'linked' as const, byId: one.byId, at: one.at })),
    ...verdicts.flatMap((one) => (one ? [{ what: 'judged' as const, value: one.value, byId: one.byId, at: one.at }] : [])),
    ...verdicts.flatMap((one) =>
      one?.held ? [{ what: 'held' as const, changes: one.held.changes, byId: one.held.byId, at: one.held.at }] : [],
    ),
  ];
  // What came in one batch has one time: of those the last comes first.
  return events.reverse().sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
}
