import { factsOf, followsFacts, isCountedClaim, isFact, MAX_FACTS } from '@/lib/domain/checks/facts';
import { whyNotSplit } from '@/lib/domain/journal/who-decides';
import { plainRules } from '@/lib/domain/sign-off/desk-rules';
import type { Annotation } from '@/lib/domain/tags/annotation';
import { wordsBetween } from '@/lib/domain/text/article-text';
import { findingOf } from '@/lib/domain/verdicts/followed-verdict';
import { splitClaim } from '@/lib/editor/tags/split-claim';
import type { Act, Hand } from './acts';
import { isClaim, judgementOf, MANY, onTag, rangesOf, values } from './tag-acts';

/** States in which a fact says nothing any more, cannot say anything, or waits for somebody. */
const sideStates = ['cut', 'duplicate', 'cannot-be-checked', 'on-author', 'on-legal'] as const;

const sentence = (hand: Hand) => `It is ${hand.newToken()}.`;
const isUndecided = (tag: Annotation) => isFact(tag) && findingOf(tag) === 'undecided';

/** Mostly the same: else nearly all claims would be partly so. */
function judge(hand: Hand, fact: Annotation): void {
  const value = hand.chance.isLucky(0.6) ? 'supported' : (hand.chance.of(values) ?? 'unproven');
  const verdict = judgementOf(hand, fact, value);
  hand.history.act('verdict.given', { annotationId: fact.id, verdict, basedOn: fact.basis.verdict?.entryId ?? null });
}

/** What people do with what is checked: in a sentence, or in facts that the claim follows. */
export const factActs: readonly Act[] = [
  {
    name: 'say what is checked',
    weight: 2,
    do: onTag((hand, tag) => {
      const statement = !isFact(tag) && hand.chance.isLucky(0.15) ? null : sentence(hand);
      hand.history.act('annotation.stated', { annotationId: tag.id, statement, basedOn: tag.stated?.basis.entryId ?? null });
    }, isClaim),
  },
  {
    name: 'split a claim into facts',
    weight: 3,
    do: onTag(
      (hand, claim) => {
        if (hand.tags.length >= MANY) return;
        const statements = Array.from({ length: hand.chance.int(2, 4) }, () => sentence(hand));
        splitClaim(hand, claim, statements);
      },
      (tag, { session }) =>
        isCountedClaim(tag) &&
        !followsFacts(tag) &&
        tag.rivals.length === 0 &&
        tag.anchor.state !== 'orphaned' &&
        whyNotSplit(tag, session.options.rules ?? plainRules) === null,
    ),
  },
  {
    name: 'add a fact',
    weight: 0.5,
    do: onTag(
      (hand, claim) => splitClaim(hand, claim, [sentence(hand)]),
      (tag, { session }) => followsFacts(tag) && factsOf(session, tag).length < MAX_FACTS && tag.anchor.state !== 'orphaned',
    ),
  },
  {
    name: 'put a fact on some of the words',
    weight: 1,
    do: onTag((hand, fact) => {
      const [range, ...rest] = rangesOf(hand, fact);
      if (!range || rest.length > 0 || range.to - range.from < 4) return;
      const [from, to] = [range.from + hand.chance.int(0, 2), range.to - hand.chance.int(1, 2)];
      const exact = wordsBetween(hand.session.doc, from, to);
      if (exact.trim() === '') return;
      hand.history.act('annotation.span-changed', { annotationId: fact.id, how: 'span', ranges: [{ from, to, exact }] });
    }, isFact),
  },
  { name: 'judge a fact', weight: 4, do: onTag(judge, isUndecided) },
  {
    name: 'judge what is left of the facts',
    weight: 3,
    do: onTag((hand, claim) => {
      for (const fact of factsOf(hand.session, claim).filter(isUndecided)) judge(hand, fact);
    }, followsFacts),
  },
  {
    name: 'set a fact aside',
    weight: 1,
    do: onTag(({ history, chance }, { id, basis }) => {
      const change = { checkState: chance.of(sideStates), reason: 'as the desk said', basedOn: basis.checkState?.entryId ?? null };
      history.act('check.state-changed', { annotationId: id, ...change });
    }, isFact),
  },
  {
    name: 'remove a fact',
    weight: 1,
    do: onTag(({ history }, { id }) => void history.act('annotation.removed', { annotationId: id }), isFact),
  },
  {
    name: 'remove a claim with its facts, and put them back',
    weight: 0.5,
    do: onTag(({ history }, { id }) => {
      history.act('annotation.removed', { annotationId: id });
      history.undo();
    }, followsFacts),
  },
];
