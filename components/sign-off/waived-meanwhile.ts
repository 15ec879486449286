import { blockers } from '@/lib/domain/sign-off/count-blockers';
import type { Blocker } from '@/lib/domain/sign-off/sign-off-blockers';

/** What became of something since somebody began to write why it may pass. */
export interface Meanwhile {
  /** What stands in the way now, of the same claim or of the text. Null where nothing is left to waive. */
  now: Blocker | null;
  /** What happened, as a sentence; null where it is what it was. */
  said: string | null;
}

/** Finds what is being waived among all that stands in the way now: it may be another reason by now, waived by a colleague, or gone. `nameOf` begins a sentence. */
export function waivedMeanwhile(begun: Blocker, all: readonly Blocker[], nameOf: (personId: string) => string): Meanwhile {
  const id = begun.annotation?.id ?? null;
  const ofSame = all.filter(({ annotation }) => (annotation?.id ?? null) === id);
  const same = ofSame.find(({ kind }) => kind === begun.kind);
  if (same && !same.waiver) return { now: same, said: null };
  const name = begun.annotation ? (begun.annotation.label ?? 'This claim') : null;
  if (same?.waiver) {
    const { byId, reason } = same.waiver;
    const verb = nameOf(byId) === 'You' ? 'have' : 'has';
    return { now: null, said: `${nameOf(byId)} ${verb} waived this meanwhile: “${reason}” Nothing is left to waive. Cancel closes this.` };
  }
  const other = ofSame.find(({ waiver }) => waiver === null) ?? null;
  if (other && name !== null) {
    const [was, is] = [blockers[begun.kind].one, blockers[other.kind].one];
    return { now: other, said: `${name} was “${was}” when you began, and is “${is}” now. Look at it again, then waive it.` };
  }
  const gone = name === null ? 'No sentence is unseen any more.' : `${name} does not stand in the way any more.`;
  return { now: null, said: `${gone} Nothing is left to waive. Cancel closes this.` };
}
