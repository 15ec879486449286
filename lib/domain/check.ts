import { z } from 'zod';

/** The states of the work on a claim, one table. Side states stop the work for a reason; `main` ones follow each other. */
export const checkStates = {
  untouched: { name: 'To check', definition: 'Nobody has started', side: false },
  checking: { name: 'Checking', definition: 'Someone is on it', side: false },
  'awaiting-reply': { name: 'Awaiting reply', definition: 'A question is out', side: false },
  'second-check': { name: 'Second check', definition: 'Another person looks at it', side: false },
  adjudication: { name: 'Adjudication', definition: 'Two checkers differ', side: false },
  decided: { name: 'Decided', definition: 'A verdict stands', side: false },
  cut: { name: 'Cut', definition: 'The words go', side: true },
  duplicate: { name: 'Duplicate', definition: 'Another tag holds the same', side: true },
  'on-author': { name: 'On author', definition: 'The author answers for it', side: true },
  'on-legal': { name: 'On legal', definition: 'Legal answers for it', side: true },
  'cannot-be-checked': { name: 'Cannot be checked', definition: 'No source can settle it', side: true },
} as const;

export const CheckState = z.enum([
  'untouched',
  'checking',
  'awaiting-reply',
  'second-check',
  'adjudication',
  'decided',
  'cut',
  'duplicate',
  'on-author',
  'on-legal',
  'cannot-be-checked',
]);
export type CheckState = z.infer<typeof CheckState>;
