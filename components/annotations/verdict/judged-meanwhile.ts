import { z } from 'zod';
import { Basis, basisSeen } from '@/lib/domain/basis';
import { checkStates, isSideState } from '@/lib/domain/checks/check';
import { sha256Hex } from '@/lib/domain/hash';
import { whoseName } from '@/lib/domain/people/person-name';
import { type Annotation, checkOf } from '@/lib/domain/tags/annotation';
import { type NamedVerdict, verdictName } from '@/lib/domain/verdicts/verdict';
import type { ShownToJudge } from './shown-to-judge';

/** As what somebody judges a claim: as the first, as the one who looks again, or as one of those who vote. */
export const JudgingRole = z.enum(['first', 'second', 'voter']);
export type JudgingRole = z.infer<typeof JudgingRole>;

/** What was seen of a claim: whose entries its verdict, its second check, its state and what is checked of it came from. No words of anybody: it may outlive the page with a draft. */
export const Seen = z.object({
  verdict: Basis.nullable(),
  secondCheck: Basis.nullable(),
  verdictEntryId: z.string().nullable(),
  /** Left out by drafts from before it was kept. */
  secondEntryId: z.string().nullable().optional(),
  /** Left out by drafts from before it was kept. */
  stated: Basis.nullable().optional(),
  /** Left out by drafts from before it was kept. */
  state: Basis.nullable().optional(),
  /** SHA-256 of the claim's words, hex. Left out by drafts from before it was kept. */
  wordsHash: z.string().optional(),
  /** Of a fact, the same of its claim. Left out by drafts from before it was kept. */
  ofClaim: z.object({ wordsHash: z.string(), stated: Basis.nullable() }).optional(),
});
export type Seen = z.infer<typeof Seen>;

/** What there is to be seen of a claim now. */
export const seenOf = (claim: Annotation, { words, ofClaim }: ShownToJudge): Seen => ({
  verdict: claim.basis.verdict,
  secondCheck: checkOf(claim).basis.secondCheck,
  verdictEntryId: claim.verdict?.entryId ?? null,
  secondEntryId: checkOf(claim).second?.entryId ?? null,
  stated: claim.stated?.basis ?? null,
  state: claim.basis.checkState,
  wordsHash: sha256Hex(words),
  ...(ofClaim && { ofClaim: hashedOf(ofClaim) }),
});

const hashedOf = ({ words, stated }: NonNullable<ShownToJudge['ofClaim']>) => ({ wordsHash: sha256Hex(words), stated });

/** What a judgement was begun on: as what, and what was seen of the claim then. */
export interface Begun {
  role: JudgingRole;
  seen: Seen;
}

/** Who judges, and what they see. */
interface Reader {
  me: string;
  shown: ShownToJudge;
  nameOf(personId: string): string;
}

/** The entry that said what is checked, as it was seen, in the member by which a verdict names it; nothing where that is not known. */
export const statedSeen = ({ stated }: Seen, now: Annotation, me: string): { statedEntryId?: string | null } =>
  stated === undefined ? {} : { statedEntryId: basisSeen(stated, now.stated?.basis ?? null, me) };

/** The entry of the claim's state, as it was seen, in the member by which a judgement names it; nothing where that is not known. */
export const stateSeen = ({ state }: Seen, now: Annotation, me: string): { seenStateId?: string | null } =>
  state === undefined ? {} : { seenStateId: basisSeen(state, now.basis.checkState, me) };

/** What colleagues found of a claim since somebody began to judge it, as a sentence, or null if nothing. */
export function sayMeanwhile(begun: Begun, now: Annotation, reader: Reader): string | null {
  const { role, seen } = begun;
  const another = sayAnother(begun, now, reader);
  if (role === 'first') return another ?? sayNewer('verdict', seen.verdict, now.basis.verdict, now.verdict, reader);
  // Votes are nobody's single value: all of them count.
  if (another !== null || role === 'voter') return another;
  const { basis, second } = checkOf(now);
  return sayNewer('second check', seen.secondCheck, basis.secondCheck, second, reader);
}

/**
 * What a judgement would be of, as a sentence, where that is not what the person saw when they began it: what is checked, the words, that the claim was set
 * aside, and for a second check or a vote the verdict. Null where it is. It is given on that only when they say so.
 */
export function sayAnother({ role, seen }: Begun, now: Annotation, { me, shown, nameOf }: Reader): string | null {
  const restatedBy = restaterOf(seen.stated, now.stated?.basis, me);
  if (restatedBy !== null) return `Meanwhile ${nameOf(restatedBy)} changed what is checked.`;
  if (!hasSeenWords(seen, shown)) return 'The words were changed meanwhile.';
  const claimRestatedBy = restaterOf(seen.ofClaim?.stated, shown.ofClaim?.stated, me);
  if (claimRestatedBy !== null) return `Meanwhile ${nameOf(claimRestatedBy)} changed what is checked of its claim.`;
  if (!hasSeenClaim(seen, shown)) return 'The words of its claim were changed meanwhile.';
  const stoppedBy = role === 'voter' ? null : stopperOf(seen, now, me);
  if (stoppedBy !== null) {
    return `${nameOf(stoppedBy)} set this to ${checkStates[now.checkState].name.toLowerCase()} meanwhile. Giving yours ends that.`;
  }
  if (role === 'first') return null;
  const { verdict } = now;
  if (verdict && verdict.byId !== me && verdict.entryId !== seen.verdictEntryId) {
    return `${whoseName(nameOf(verdict.byId))} ${role === 'second' ? 'first verdict' : 'verdict'} is ${verdictName(verdict)} now.`;
  }
  // Votes choose between the verdict and the second check that differs from it.
  const { second } = checkOf(now);
  const isSeen = seen.secondEntryId === undefined || seen.secondEntryId === (second?.entryId ?? null);
  if (role === 'second' || isSeen) return null;
  return second ? `${whoseName(nameOf(second.byId))} second check is ${verdictName(second)} now.` : 'The second check was taken back.';
}

/** What was seen of a claim when the person has said that theirs is of what `sayAnother` named, and of no more than that. */
export function seenAfter({ seen }: Begun, now: Annotation, { me, shown }: Pick<Reader, 'me' | 'shown'>): Seen {
  if (restaterOf(seen.stated, now.stated?.basis, me) !== null) return { ...seen, stated: now.stated?.basis ?? null };
  const ofClaim = seen.ofClaim && shown.ofClaim && hashedOf(shown.ofClaim);
  const isRestated = restaterOf(seen.ofClaim?.stated, ofClaim?.stated, me) !== null;
  // A fact's words are among its claim's: who goes on with them has read both.
  if (!hasSeenWords(seen, shown)) {
    const wordsOfClaim = seen.ofClaim && ofClaim && { ofClaim: { ...seen.ofClaim, wordsHash: ofClaim.wordsHash } };
    return { ...seen, wordsHash: sha256Hex(shown.words), ...wordsOfClaim };
  }
  if (ofClaim && (isRestated || !hasSeenClaim(seen, shown))) return { ...seen, ofClaim };
  return stopperOf(seen, now, me) === null ? seenOf(now, shown) : { ...seen, state: now.basis.checkState };
}

/** True if what is shown is the words that were seen, as far as a draft knows: of a fact those of its claim, too. */
export const hasSeen = (seen: Seen, shown: ShownToJudge): boolean => hasSeenWords(seen, shown) && hasSeenClaim(seen, shown);

const hasSeenWords = ({ wordsHash }: Seen, { words }: ShownToJudge) => wordsHash === undefined || wordsHash === sha256Hex(words);

const hasSeenClaim = ({ ofClaim }: Seen, shown: ShownToJudge) =>
  !ofClaim || !shown.ofClaim || ofClaim.wordsHash === sha256Hex(shown.ofClaim.words);

/** The colleague who said what is checked since `seen` did, or null. */
function restaterOf(seen: Basis | null | undefined, newest: Basis | null | undefined, me: string): string | null {
  const isSeen = seen === undefined || !newest || basisSeen(seen, newest, me) === newest.entryId;
  return isSeen ? null : newest.byId;
}

/** The colleague who set the claim aside since it was seen, or null. */
function stopperOf({ state }: Seen, now: Annotation, me: string): string | null {
  const newest = now.basis.checkState;
  const isSeen = state === undefined || newest === null || basisSeen(state, newest, me) === newest.entryId;
  return isSeen || !isSideState(now.checkState) ? null : newest.byId;
}

function sayNewer(
  what: string,
  seen: Basis | null,
  newest: Basis | null,
  found: (NamedVerdict & { byId: string }) | null,
  { me, nameOf }: Reader,
): string | null {
  if (newest === null || basisSeen(seen, newest, me) === newest.entryId) return null;
  const who = nameOf(newest.byId);
  if (found === null) return `${who} took the ${what} back meanwhile. Yours will stand beside that.`;
  const did = found.byId === newest.byId ? 'found' : `changed the ${what} to`;
  return `${who} ${did} ${verdictName(found)} meanwhile. Yours will stand beside it.`;
}
