import { z } from 'zod';
import { Anchor } from '../anchors/anchor';
import { Basis } from '../basis';
import { Adjudication, Check, CheckMethod, CheckState, isSideState, noCheck, SecondCheck, StateReason, Voted } from '../checks/check';
import { isJudged, Split } from '../checks/facts';
import { Stated } from '../checks/statement';
import { Evidence } from '../sources/evidence';
import { GivenGrade, isSameVerdict, Verdict, VerdictValue } from '../verdicts/verdict';
import { Relation } from './relation';
import { TagKind } from './tag-kinds';
import { type GivenType, Ticked, Typed } from './tag-types';

/** The single values of a tag. A change of one names the entry that it was based on. */
export const ValueField = z.enum(['kind', 'checkState', 'verdict', 'assignee', 'secondChecker', 'due', 'methods', 'secondCheck']);
export type ValueField = z.infer<typeof ValueField>;

/** A judgement as it was sent, with the grade that it was then, and where it is known the scale that this is of. */
const ProposedVerdict = z.object({
  value: VerdictValue,
  rationale: z.string(),
  grade: GivenGrade.optional(),
  scale: Verdict.shape.scale.optional(),
  /** SHA-256 (hex) of the words that it judged. Left out by entries from before a rival kept it. */
  wordsHash: z.string().optional(),
  /** What was checked until the claim's statement came to say something else. Left out while it says that. */
  restatedFrom: z.string().optional(),
});
export type ProposedVerdict = z.infer<typeof ProposedVerdict>;

/** A state as it was sent, with why the work was to stop. Left out in main states, and by entries from before a rival kept it. */
export const ProposedState = z.object({ checkState: CheckState, reason: StateReason.optional() });
export type ProposedState = z.infer<typeof ProposedState>;

/** A value that was given while another had just been stored: it stands beside it until a person keeps or takes it. */
export const Rival = z.object({
  entryId: z.uuid(),
  field: ValueField,
  byId: z.string(),
  at: z.string(),
  /** When it came here in an archive; left out where it was given here. */
  cameAt: z.string().optional(),
  /** The change as it was sent, ready to be taken. */
  proposed: z.union([
    z.object({ kind: TagKind }),
    ProposedState,
    z.object({ verdict: ProposedVerdict.nullable() }),
    z.object({ assigneeId: z.string().nullable() }),
    z.object({ secondId: z.string().nullable() }),
    z.object({ dueAt: z.string().nullable() }),
    z.object({ methods: z.array(CheckMethod) }),
    z.object({ second: ProposedVerdict }),
  ]),
});
export type Rival = z.infer<typeof Rival>;

/** A state that somebody changed by hand: who, by which entry, and what was known of it. `entryId` is the newest entry whose undo leads to it. */
export const PastState = z.object({
  entryId: z.uuid(),
  byId: z.string(),
  checkState: CheckState,
  needsSecond: z.boolean(),
  reason: StateReason.nullable(),
});
export type PastState = z.infer<typeof PastState>;

/** The work on a tag as it was before a merge joined that on another to it: which merge, and the entry that its state came from. */
export const PastMerge = z.object({
  entryId: z.uuid(),
  checkState: CheckState,
  basis: Basis.nullable(),
  check: Check.optional(),
});
export type PastMerge = z.infer<typeof PastMerge>;

/** A tag: a kind, an anchor into the text, and all that hangs on it. In the interface it is called a tag. */
export const Annotation = z.object({
  id: z.uuid(),
  kind: TagKind,
  /** C1, O2, P3. Given by the server and never reused; null for `clear` and, in the browser, until the server has given it. */
  label: z.string().nullable(),
  /** Labels it had under earlier kinds. */
  aliases: z.array(z.string()),
  anchor: Anchor,
  checkState: CheckState,
  /** Left out where nobody is named and nothing is known yet, as before there were assignments. */
  check: Check.optional(),
  /** What it is more closely, as the house defines it; left out where nobody has said. */
  typed: Typed.optional(),
  /** What of its type's checklist is done; left out where nothing was ticked. */
  ticked: Ticked.optional(),
  /** What is checked, as a sentence that stands by itself; left out where nobody has ever said. */
  stated: Stated.optional(),
  /** The claim that it is a fact of; left out where it is none. */
  factOf: z.uuid().optional(),
  /** The facts that it was split into; left out where it never was. */
  split: Split.optional(),
  verdict: Verdict.nullable(),
  /** True when the words are no longer those that the verdict judged. It then counts as not checked. */
  isStale: z.boolean(),
  evidence: z.array(Evidence),
  /** Evidence that was unlinked, kept so that undo can bring it back. */
  removedEvidence: z.array(Evidence),
  /** How it bears on other tags; left out where nobody has ever said. What others have to it stands on them. */
  relations: z.array(Relation).optional(),
  /** Relations that were removed, kept so that undo can bring them back. */
  removedRelations: z.array(Relation).optional(),
  rivals: z.array(Rival),
  byId: z.string(),
  at: z.string(),
  isRemoved: z.boolean(),
  /** Earlier verdicts and the state that each was given in, oldest first: history, and what undo brings back. */
  pastVerdicts: z.array(
    z.object({
      verdict: Verdict.nullable(),
      checkState: CheckState,
      /** What a second person had said of it; left out where nobody had. */
      second: SecondCheck.optional(),
      adjudication: Adjudication.optional(),
      /** That votes had decided for it. */
      voted: Voted.optional(),
    }),
  ),
  /** What it was before each change of kind, oldest first: a change takes verdict and state away, and its undo brings them back. */
  pastKinds: z
    .array(
      z.object({
        kind: TagKind,
        verdict: Verdict.nullable(),
        checkState: CheckState,
        check: Check.optional(),
        typed: Typed.optional(),
        ticked: Ticked.optional(),
        /** Who made something else of it; left out by changes from before this was kept. */
        byId: z.string().optional(),
        /** The entry that had said last how it was judged, which the change ended; left out where none had, and by changes from before this was kept. */
        verdictEntryId: z.uuid().optional(),
      }),
    )
    .default([]),
  /** The states that undo and redo may return to, each way oldest first; left out where nobody has changed it by hand. */
  pastStates: z.object({ back: z.array(PastState), again: z.array(PastState) }).optional(),
  /** What the undo of merges brings back, oldest first; left out where none joined work to its own. */
  pastMerges: z.array(PastMerge).optional(),
  /** The newest entry of each single value, and of place and presence. */
  basis: z.object({ kind: Basis, span: Basis, presence: Basis, checkState: Basis.nullable(), verdict: Basis.nullable() }),
});
export type Annotation = z.infer<typeof Annotation>;

/** The work on a tag, whatever is known of it. */
export const checkOf = ({ check }: Pick<Annotation, 'check'>): Check => check ?? noCheck;

/** Why the work on a tag has stopped, or null while it has not. A verdict ends a stop, and what had been its reason is kept for the undo alone. */
export const reasonAside = ({ check, checkState }: Pick<Annotation, 'check' | 'checkState'>): StateReason | null =>
  isSideState(checkState) ? checkOf({ check }).reason : null;

/** The type of a tag, or null where it has none. */
export const typeOf = ({ typed }: Pick<Annotation, 'typed'>): GivenType | null => typed?.type ?? null;

/** Who has a claim in hand: whom it was given to, or else who gave the verdict. Null: nobody, and of a claim whose verdict follows from its facts. */
export const checkerOf = (annotation: Pick<Annotation, 'check' | 'verdict'>): string | null =>
  checkOf(annotation).assigneeId ?? (annotation.verdict?.followed ? null : (annotation.verdict?.byId ?? null));

/** True of a claim that a person has in hand, or is to look at again. */
export const isOf = (annotation: Annotation, personId: string): boolean =>
  isJudged(annotation) && (checkerOf(annotation) === personId || checkOf(annotation).secondId === personId);

/** What says whether a tag is checked: of the tag, or of its row. */
export type CheckedParts = Pick<Annotation, 'kind' | 'checkState' | 'isStale'> & {
  verdict: object | null;
  rivals: readonly Pick<Rival, 'field' | 'proposed'>[];
};

/** True when a claim counts as checked: decided, with a verdict on the words as they are now, and no rival beside it that leaves it open. */
export function isChecked(annotation: CheckedParts): boolean {
  return (
    annotation.kind === 'claim' &&
    annotation.checkState === 'decided' &&
    annotation.verdict !== null &&
    !annotation.isStale &&
    !hasOpenRival(annotation)
  );
}

/** True where a second check says something else than the verdict, and nobody has decided between the two. */
export function secondDiffers(annotation: Pick<Annotation, 'check' | 'verdict'>): boolean {
  const { second, adjudication, voted } = checkOf(annotation);
  return second !== null && annotation.verdict !== null && !isSameVerdict(second, annotation.verdict) && !adjudication && !voted;
}

/** True where two who checked a claim differ, or votes have settled nothing, and nobody has decided. */
export const lacksDecision = (annotation: Pick<Annotation, 'check' | 'checkState' | 'verdict'>): boolean =>
  annotation.verdict !== null && (annotation.checkState === 'adjudication' || secondDiffers(annotation));

/** True of a judgement that stands beside another. */
export const isJudgement = ({ field }: Pick<Rival, 'field'>): boolean => field === 'verdict' || field === 'secondCheck';

/** True when two people have judged at once, and nobody has chosen yet. */
export const hasRivalVerdict = ({ rivals }: Pick<CheckedParts, 'rivals'>): boolean => rivals.some(isJudgement);

/** True of what leaves a claim open until somebody chooses: another judgement, a reason to stop the work, or that another person is asked to look. */
export const leavesOpen = (rival: Pick<Rival, 'field' | 'proposed'>): boolean =>
  isJudgement(rival) ||
  // How far the work has come a verdict says by itself; that it was to stop, or wait, it does not answer.
  ('checkState' in rival.proposed && (isSideState(rival.proposed.checkState) || rival.proposed.checkState === 'second-check'));

/** True where such a value stands beside what is there, and nobody has chosen yet. */
export const hasOpenRival = ({ rivals }: Pick<CheckedParts, 'rivals'>): boolean => rivals.some(leavesOpen);

/** True where somebody has judged, whether it stands or beside what stands. */
export const isJudgedYet = (annotation: Annotation): boolean => annotation.verdict !== null || hasRivalVerdict(annotation);

/** True where more than one verdict is named, at once or one after the other, and nobody has chosen. */
export const isDisputed = (annotation: Annotation): boolean => hasRivalVerdict(annotation) || lacksDecision(annotation);

/**
 * True of a claim that rests on no source and needs one. What has a verdict on its words needs none any more, whoever is still to look: *partly* and
 * *unproven* may rest on a note. Nor does one that was set aside: nobody checks it. What a claim with facts rests on is theirs.
 */
export const lacksSource = (annotation: Annotation): boolean =>
  isJudged(annotation) &&
  !isSideState(annotation.checkState) &&
  annotation.evidence.length === 0 &&
  (annotation.verdict === null || annotation.isStale || hasOpenRival(annotation));

/** True when the words are others than those that the verdict judged, and it holds: they mean the same. */
export const holdsOnOtherWords = ({ verdict, isStale }: Pick<Annotation, 'verdict' | 'isStale'>): boolean =>
  !isStale && verdict?.held !== undefined;

/** True when somebody must look at the words again: they say something else than those that were tagged or judged, stand elsewhere, or are gone. */
export function wordsChanged(annotation: Annotation): boolean {
  const { anchor, isStale } = annotation;
  return isStale || (anchor.state !== 'exact' && !(anchor.state === 'drifted' && holdsOnOtherWords(annotation)));
}

/** All verdicts that a tag has or had, those that undo could bring back among them. One may be among them twice. */
export const verdictsOf = ({ verdict, split, pastVerdicts, pastKinds }: Annotation): Verdict[] =>
  [
    verdict,
    split?.own?.verdict ?? null,
    split?.last ?? null,
    ...pastVerdicts.map((past) => past.verdict),
    ...pastKinds.map((past) => past.verdict),
  ].filter((one) => one !== null);

/** The tag with each verdict that it has or had changed, those that undo could bring back among them. */
export function withVerdicts(annotation: Annotation, change: (verdict: Verdict) => Verdict): Annotation {
  const changed = <Of extends { verdict: Verdict | null }>(one: Of): Of => ({ ...one, verdict: one.verdict && change(one.verdict) });
  const { split, pastVerdicts, pastKinds } = annotation;
  return {
    ...changed(annotation),
    ...(split && { split: { ...split, own: split.own && changed(split.own), ...(split.last && { last: change(split.last) }) } }),
    pastVerdicts: pastVerdicts.map(changed),
    pastKinds: pastKinds.map(changed),
  };
}
