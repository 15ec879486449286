import { z } from 'zod';
import { Stage } from '../articles/stage';
import { changeNames } from '../checks/change-names';
import { Adjudication, CheckMethod, CheckState } from '../checks/check';
import { ClaimCounts, ClaimStanding } from '../checks/claim-counts';
import { StoredComposition } from '../coverage/article-composition';
import { Signature } from '../sign-off/desk-rules';
import { BlockerKind } from '../sign-off/sign-off';
import { EvidenceTier } from '../sources/evidence';
import { SourceType } from '../sources/source';
import { SaidType } from '../tags/tag-types';
import { GivenGrade, VerdictValue } from '../verdicts/verdict';
import { ReportReply } from './report-replies';

/** The name of a remark. */
export const ClaimRemark = z.enum(['gone', 'stale', 'restated', 'moved', 'reworded', 'disputed', 'unsettled', 'differing']);
export type ClaimRemark = z.infer<typeof ClaimRemark>;

/** What a reader of a report must know of a claim besides its verdict, one table. */
export const claimRemarks = {
  gone: { name: 'Words gone', definition: 'What was tagged is no longer in the text' },
  stale: { name: 'Changed since', definition: 'The verdict is of what it said before' },
  restated: { name: changeNames.statement, definition: 'The verdict is of what was checked before' },
  moved: { name: 'Moved', definition: 'Its words stand in another place, which nobody has confirmed' },
  reworded: { name: 'Reworded', definition: 'Other words were judged before' },
  disputed: { name: 'Disputed', definition: 'Two verdicts were given at once, and none was chosen' },
  unsettled: { name: 'Disputed', definition: 'Another state was given for it, and none was chosen' },
  differing: { name: 'Disputed', definition: 'Those who checked it or voted differ, and nobody has decided' },
} satisfies Record<ClaimRemark, { name: string; definition: string }>;

/** What somebody found, by full name. */
const ReportJudgement = z.object({ name: z.string(), value: VerdictValue, grade: GivenGrade.optional(), note: z.string(), at: z.string() });

/** What somebody gave beside a judgement that stands, and `keptBy`, who had seen both, did not take. */
const PassedOver = ReportJudgement.extend({ isSecond: z.boolean(), keptBy: z.string() });
export type PassedOver = z.infer<typeof PassedOver>;

/** A claim or one of its facts in a report. */
export const ReportFact = z.object({
  annotationId: z.string(),
  label: z.string().nullable(),
  /** headline, standfirst, ¶1 …; empty when its words are gone. */
  locator: z.string(),
  /** Its words as they are in the text; what was tagged, when they are gone. */
  words: z.string(),
  /** What is checked, as a sentence that stands by itself; null where nobody has written one. */
  statement: z.string().nullable(),
  standing: ClaimStanding,
  /** What its scale calls the verdict that stands; left out where the standing says all. */
  grade: GivenGrade.optional(),
  checkState: CheckState,
  isChecked: z.boolean(),
  remark: ClaimRemark.nullable(),
  /** The words that the remark speaks of: those that were judged; null where it speaks of none. */
  earlierWords: z.string().nullable(),
  /** The rationale of the verdict. */
  note: z.string(),
  /** The first verdict where votes took another in its place; else null. Where one person decided for the second checker, it stands as `second`. */
  first: ReportJudgement.nullable(),
  /** What the other of two who checked it found: the second check, or the first verdict where somebody decided for the second checker (`took`). */
  second: ReportJudgement.nullable(),
  /** Who decided where two differed, for whom, and why. `forName` is the second checker's where that one's finding is the verdict since; else null. */
  adjudication: z.object({ name: z.string(), forName: z.string().nullable(), took: Adjudication.shape.took, note: z.string() }).nullable(),
  /** Who voted how, in the order of votes. */
  votes: z.array(ReportJudgement),
  /** The rule that they decided it by ("two of three votes"); null where they did not. */
  voted: z.string().nullable(),
  /** Left out where there is none, and by pages of a dossier, whose entries have it. */
  passedOver: z.array(PassedOver).optional(),
  methods: z.array(CheckMethod),
  /** The house's type of it with the values of its fields; null where nobody has said. */
  type: z.string().nullable(),
  /** The type with its fields apart, for a page that says days in the reader's language. */
  typed: SaidType.nullable(),
  /** How much of the type's checklist is done ("3 of 4"); null where nobody has said. */
  checklist: z.string().nullable(),
  /** Why it was set aside, and who says so. */
  setAside: z.object({ name: z.string(), reason: z.string() }).nullable(),
  /** How it bears on other tags, and they on it: "rests on C4". */
  relations: z.array(z.string()),
  /** The numbers of its sources, in order and each once. */
  sources: z.array(z.number().int()),
  /** What is to be said against them, or how they count; empty where nothing is. */
  sourcing: z.string(),
});
export type ReportFact = z.infer<typeof ReportFact>;

/** A claim in a report, with what it was split into. */
export const ReportClaim = ReportFact.extend({
  /** In order of making; empty where it was not split. */
  facts: z.array(ReportFact),
  /** True where its verdict follows from its facts: nobody has given it by itself. */
  isFollowing: z.boolean(),
});
export type ReportClaim = z.infer<typeof ReportClaim>;

/** A source as a footnote. */
export const ReportSource = z.object({
  number: z.number().int(),
  /** Null for one that is no longer known: all else is empty then. */
  id: z.string().nullable(),
  title: z.string(),
  author: z.string(),
  publisher: z.string(),
  publishedOn: z.string().nullable(),
  url: z.string().nullable(),
  type: SourceType.nullable(),
  /** Where in it one looked, each once. */
  locators: z.array(z.string()),
  /** What it is to the claims that rest on it, each once: primary for one fact and secondary for another. */
  tiers: z.array(EvidenceTier),
  origins: z.array(z.string()),
});
export type ReportSource = z.infer<typeof ReportSource>;

/** A signature under the article. */
export const ReportSignOff = z.object({
  signature: Signature,
  name: z.string(),
  at: z.string(),
  /** The last entry that the person saw, and the SHA-256 (hex) of the words. */
  seq: z.number().int(),
  wordsHash: z.string(),
});
export type ReportSignOff = z.infer<typeof ReportSignOff>;

/** What a sign-off passes over: a claim by its label, or the sentences that nobody has seen. */
export const ReportWaiver = z.object({
  kind: BlockerKind,
  label: z.string().nullable(),
  /** How many sentences; left out of claims, and of waivers from before it was kept. */
  count: z.number().int().optional(),
  reason: z.string(),
  name: z.string(),
  at: z.string(),
});
export type ReportWaiver = z.infer<typeof ReportWaiver>;

/** How the check of an article stands at one seq, as it is shown to others. */
export const Report = z.object({
  articleId: z.string(),
  seq: z.number().int(),
  /** The hash of the entry at `seq`: it vouches for all entries up to there. SHA-256, hex. */
  hash: z.string(),
  title: z.string(),
  byline: z.string(),
  deskName: z.string(),
  publishedOn: z.string().nullable(),
  language: z.string(),
  direction: z.enum(['ltr', 'rtl']),
  stage: Stage,
  wordCount: z.number().int(),
  composition: StoredComposition,
  claimCounts: ClaimCounts,
  checkedCount: z.number().int(),
  /** In order of the text; claims whose words are gone stand where they were. */
  claims: z.array(ReportClaim),
  /** In order of their first use by a claim, numbered from 1. */
  sources: z.array(ReportSource),
  /** The log of right of reply, in order of sending. */
  replies: z.array(ReportReply),
  /** The signatures that stand under it now. */
  signOffs: z.array(ReportSignOff),
  isSignedOff: z.boolean(),
  /** What they pass over; before anyone has signed, what a sign-off would. */
  waivers: z.array(ReportWaiver),
  /** How earlier signatures were withdrawn, oldest first, and whose they were. */
  reopenings: z.array(
    z.object({
      name: z.string(),
      at: z.string(),
      reason: z.string(),
      signOffs: z.array(ReportSignOff.pick({ signature: true, name: true, at: true })),
    }),
  ),
  /** Who gave the verdicts that stand, in order of their first one: full names. */
  checkers: z.array(z.string()),
  /** Who else gave the first verdict on these claims, in the place of which another was taken: full names. */
  firstCheckers: z.array(z.string()),
  /** When the first and the last of the verdicts that stand came to stand, ISO 8601, UTC; null without any. */
  checkedFrom: z.string().nullable(),
  checkedTo: z.string().nullable(),
  /** ISO 8601, UTC. */
  madeAt: z.string(),
});
export type Report = z.infer<typeof Report>;

/** True of a claim that did not stand as written, or a fact of it: what a reader looks for first. */
export const isNotable = (claim: ReportClaim): boolean => [claim, ...claim.facts].some(didNotStand);

function didNotStand({ standing, remark, setAside }: ReportFact): boolean {
  return remark !== null || setAside !== null || standing === 'partly' || standing === 'refuted' || standing === 'unproven';
}
