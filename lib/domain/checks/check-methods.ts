import type { CheckMethod } from './check';

/** What the ways to check a claim are called, one table. */
export const checkMethods = {
  read: { name: 'Read', definition: 'Read the source itself' },
  called: { name: 'Called', definition: 'Asked by phone or in person' },
  wrote: { name: 'Wrote', definition: 'Asked in writing' },
  counted: { name: 'Own count', definition: 'Counted or reckoned by ourselves' },
  watched: { name: 'Watched', definition: 'Listened to or looked at the recording' },
  present: { name: 'Was there', definition: 'Someone of ours saw it' },
} as const satisfies Record<CheckMethod, { name: string; definition: string }>;
