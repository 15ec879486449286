import type { Annotation } from './annotation';
import type { VerdictValue } from './verdict';

/** Something that somebody did with a tag. `at` is an ISO time. */
export type TagEvent = { byId: string; at: string } & ({ what: 'tagged' } | { what: 'linked' } | { what: 'judged'; value: VerdictValue });

/** What a tag itself tells of its history, the newest first: who made it, who linked what it rests on, who gave which verdict. */
export function tagEvents({ byId, at, evidence, verdict, pastVerdicts }: Annotation): TagEvent[] {
  const verdicts = [...pastVerdicts.map((past) => past.verdict), verdict];
  const events: TagEvent[] = [
    { what: 'tagged', byId, at },
    ...evidence.map((one) => ({ what: 'linked' as const, byId: one.byId, at: one.at })),
    ...verdicts.flatMap((one) => (one ? [{ what: 'judged' as const, value: one.value, byId: one.byId, at: one.at }] : [])),
  ];
  return events.sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
}
