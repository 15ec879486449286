import { z } from 'zod';
import { Basis } from '../basis';
import { GivenGrade, Verdict, VerdictValue } from '../verdicts/verdict';
import { VoteRule } from '../verdicts/vote-rule';

/** Longest reason of a state, a waiver or a reopening. UTF-16 units. */
export const MAX_REASON_CHARS = 2_000;

/** The states of the work on a claim, one table. Side states stop the work for a reason, which is asked for; main ones follow each other. */
export const checkStates = {
  untouched: { name: 'To check', definition: 'Nobody has started', side: false },
  checking: { name: 'Checking', definition: 'Someone is on it', side: false },
  'awaiting-reply': { name: 'Awaiting reply', definition: 'A question is out', side: false },
  'second-check': { name: 'Second check', definition: 'Another person looks at it', side: false },
  adjudication: { name: 'Adjudication', definition: 'Those who checked differ', side: false },
  decided: { name: 'Decided', definition: 'A verdict stands', side: false },
  cut: { name: 'Cut', definition: 'The words go', side: true },
  duplicate: { name: 'Duplicate', definition: 'Another tag holds the same', side: true },
  'on-author': { name: 'On author', definition: 'The author answers for it', side: true },
  'on-legal': { name: 'On legal', definition: 'Legal answers for it', side: true },
  'cannot-be-checked': { name: 'Cannot be checked', definition: 'No source can settle it', side: true },
} as const;

/** The name of a state. */
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

/** True for a state that stops the work for a reason. */
export const isSideState = (state: CheckState): boolean => checkStates[state].side;

/** How a claim was checked; several may be true of one claim. Their words are in `check-methods`. */
export const CheckMethod = z.enum(['read', 'called', 'wrote', 'counted', 'watched', 'present']);
export type CheckMethod = z.infer<typeof CheckMethod>;

/** When a look came here in an archive, set by the server: it is shown, and counts for nothing here. Left out where it is of this house. */
const CameAt = z.string().optional();

/** What another person than the first checker found, on the words as they saw them. */
export const SecondCheck = z.object({
  entryId: z.uuid(),
  value: VerdictValue,
  /** Left out on the plain scale. */
  grade: GivenGrade.optional(),
  rationale: z.string(),
  words: z.string(),
  /** SHA-256 of `words`, hex. */
  wordsHash: z.string(),
  byId: z.string(),
  at: z.string(),
  cameAt: CameAt,
});
export type SecondCheck = z.infer<typeof SecondCheck>;

/** One person's vote on a verdict that somebody gave: what they find themselves, on the words as they saw them. */
export const Vote = SecondCheck.extend({
  scale: Verdict.shape.scale,
  /** The verdict that is voted on. */
  verdictEntryId: z.uuid(),
});
export type Vote = z.infer<typeof Vote>;

/** A vote that counts no more, and the entry that ended it: a later one of the same person, its own undo, or a new verdict. */
export const PastVote = Vote.extend({ endedBy: z.uuid() });
export type PastVote = z.infer<typeof PastVote>;

/** That votes decided a claim: the entry of the last one, and the rule that it was decided by, whatever the desk asks for later. */
export const Voted = z.object({ entryId: z.uuid(), rule: VoteRule, at: z.string(), cameAt: CameAt });
export type Voted = z.infer<typeof Voted>;

/** The word of one more person where two checkers differed, or where votes named no verdict often enough. */
export const Adjudication = z.object({
  entryId: z.uuid(),
  /** The verdict that stood, that of the second check, or one that was voted for. */
  took: z.enum(['first', 'second', 'vote']),
  rationale: z.string(),
  byId: z.string(),
  at: z.string(),
  cameAt: CameAt,
});
export type Adjudication = z.infer<typeof Adjudication>;

const OneReason = z.object({ text: z.string(), byId: z.string(), at: z.string() });

/** Why the work has stopped: of a side state. `also`: what was given as the reason on tags that were merged into this one; left out where nothing was. */
export const StateReason = OneReason.extend({ also: z.array(OneReason).optional() });
export type StateReason = z.infer<typeof StateReason>;

/** All reasons why the work has stopped, each in the name of whoever gave it. */
export const reasonsOf = ({ also = [], ...first }: StateReason): z.infer<typeof OneReason>[] => [first, ...also];

/** All reasons in one line, or empty where there is none. */
export const sayReasons = (reason: StateReason | null): string =>
  reason
    ? reasonsOf(reason)
        .map(({ text }) => text)
        .join(' / ')
    : '';

/** Two reasons as one, each in its own name; what both say is said once. */
export function joinReasons(own: StateReason | null, other: StateReason | null): StateReason | null {
  if (!own || !other) return own ?? other;
  const known = new Set(reasonsOf(own).map(({ text }) => text));
  const more = reasonsOf(other).filter(({ text }) => !known.has(text));
  return more.length === 0 ? own : { ...own, also: [...(own.also ?? []), ...more] };
}

/** Joined reasons without those of `other` that are none of `own`; null where none is left. */
export function partReasons(joined: StateReason, other: StateReason, own: StateReason | null): StateReason | null {
  const isIn = (one: StateReason, all: readonly StateReason[]) =>
    all.some(({ text, byId, at }) => text === one.text && byId === one.byId && at === one.at);
  const kept = own ? reasonsOf(own) : [];
  const [first, ...also] = reasonsOf(joined).filter((one) => isIn(one, kept) || !isIn(one, reasonsOf(other)));
  return first ? { ...first, ...(also.length > 0 && { also }) } : null;
}

/** The work on a claim besides its state: who does it, by when, how, and who looked again. */
export const Check = z.object({
  assigneeId: z.string().nullable(),
  /** Who is to look again. */
  secondId: z.string().nullable(),
  /** ISO 8601, UTC. */
  dueAt: z.string().nullable(),
  methods: z.array(CheckMethod),
  reason: StateReason.nullable(),
  /** The reason of the state before this one. What an undo brings back is in `pastStates` of the tag. */
  reasonBefore: StateReason.nullable(),
  /** Somebody asked for a second check of this claim, whatever the desk's rule. */
  needsSecond: z.boolean(),
  second: SecondCheck.nullable(),
  /** What second checkers had said before, and in which state, oldest first: what undo brings back. */
  pastSeconds: z.array(
    z.object({
      second: SecondCheck.nullable(),
      checkState: CheckState,
      /** What a third person had decided then; left out where nobody had, and by entries from before it was kept. */
      adjudication: Adjudication.optional(),
    }),
  ),
  adjudication: Adjudication.nullable(),
  /** The votes on the verdict, one a person, oldest first; left out where nobody has voted. */
  votes: z.array(Vote).optional(),
  /** Votes that count no more, in the order in which they ended. */
  pastVotes: z.array(PastVote).optional(),
  /** Left out until votes have decided. */
  voted: Voted.optional(),
  basis: z.object({
    assignee: Basis.nullable(),
    secondChecker: Basis.nullable(),
    due: Basis.nullable(),
    methods: Basis.nullable(),
    secondCheck: Basis.nullable(),
  }),
});
export type Check = z.infer<typeof Check>;

/** The work on a claim on which none of this is known yet. */
export const noCheck: Check = {
  assigneeId: null,
  secondId: null,
  dueAt: null,
  methods: [],
  reason: null,
  reasonBefore: null,
  needsSecond: false,
  second: null,
  pastSeconds: [],
  adjudication: null,
  basis: { assignee: null, secondChecker: null, due: null, methods: null, secondCheck: null },
};
