import { followsFacts, isFact, isJudged } from '@/lib/domain/checks/facts';
import { type Annotation, isChecked } from '@/lib/domain/tags/annotation';
import { wordsBetween } from '@/lib/domain/text/article-text';
import { type VerdictValue, verdictValues } from '@/lib/domain/verdicts/verdict';
import { markRanges } from '@/lib/editor/marks/annotation-plugin';
import { tagsToRestore } from '@/lib/editor/tags/removed-tags';
import type { Act, Hand } from './acts';

/** So many tags are enough: then people remove as many as they make. */
export const MANY = 120;

const kinds = ['claim', 'opinion', 'proposal', 'clear'] as const;
export const values = ['supported', 'partly', 'refuted', 'unproven'] as const;
const states = ['untouched', 'checking', 'awaiting-reply'] as const;
const stances = ['supports', 'refutes', 'context'] as const;

interface Range {
  from: number;
  to: number;
  exact: string;
}

/** Where a tag has its words in the editor. */
export function rangesOf({ session }: Hand, { id }: Annotation): Range[] {
  const { state } = session.options.host;
  const ranges = markRanges(state, id).filter(({ from, to }) => from < to);
  return ranges.map(({ from, to }) => ({ from, to, exact: wordsBetween(state.doc, from, to) }));
}

/** Some words of one or two blocks. */
export function someRanges(hand: Hand): Range[] {
  const { doc } = hand.session;
  const texts: { from: number; to: number }[] = [];
  doc.descendants((node, pos) => {
    if (node.isTextblock && node.content.size > 3) texts.push({ from: pos + 1, to: pos + 1 + node.content.size });
  });
  const chosen = hand.chance.isLucky(0.15) ? [hand.chance.of(texts), hand.chance.of(texts)] : [hand.chance.of(texts)];
  const ranges = chosen.flatMap((text) => {
    if (!text) return [];
    const from = hand.chance.int(text.from, text.to - 1);
    const to = Math.min(text.to, from + hand.chance.int(2, 40));
    return [{ from, to, exact: wordsBetween(doc, from, to) }];
  });
  return ranges.every(({ exact }) => exact.trim() !== '' && isWhole(exact)) ? ranges : [];
}

/** True of words that begin and end with whole characters. */
const isWhole = (words: string) => !/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/.test(words);

function tagSome(hand: Hand): void {
  const ranges = someRanges(hand);
  if (ranges.length === 0) return;
  const kind = hand.chance.of(kinds) ?? 'claim';
  hand.history.act('annotation.created', { annotationId: hand.newId(), kind, ranges });
}

/** An act on a tag that is there, chosen by chance from those that `suits` takes. */
export const onTag =
  (work: (hand: Hand, tag: Annotation) => void, suits: (tag: Annotation, hand: Hand) => boolean = () => true) =>
  (hand: Hand): void => {
    const tag = hand.chance.of(hand.tags.filter((one) => suits(one, hand)));
    if (tag) work(hand, tag);
  };

export const isClaim = ({ kind }: Annotation) => kind === 'claim';

/** True of what has to do with no facts: these and their claims keep their kind, and are not merged. */
const isAlone = (tag: Annotation) => !isFact(tag) && !followsFacts(tag);

/** A judgement of a claim, with a note. The source that it needs is linked first, as people do. */
export function judgementOf({ history, chance, newId, sourceIds }: Hand, { id, evidence }: Annotation, value: VerdictValue) {
  const { needsStance } = verdictValues[value];
  if (needsStance !== null && !evidence.some(({ stance }) => stance === needsStance)) {
    const source = { evidenceId: newId(), sourceId: chance.of(sourceIds), stance: needsStance, quote: 'as it says' };
    history.act('evidence.linked', { annotationId: id, ...source });
  }
  return { value, rationale: `because ${chance.int(0, 1000)}` };
}

const isJudgedAndChecked = (tag: Annotation) => isJudged(tag) && isChecked(tag);

/** What people do with tags, verdicts and evidence. */
export const tagActs: readonly Act[] = [
  { name: 'tag', weight: 6, sure: 'annotation.created', do: (hand) => (hand.tags.length < MANY ? tagSome(hand) : undefined) },
  {
    name: 'remove a tag',
    weight: 1,
    do: onTag(({ history }, { id }) => void history.act('annotation.removed', { annotationId: id })),
  },
  {
    name: 'remove one of many tags',
    weight: 3,
    do: (hand) => {
      const tag = hand.tags.length >= MANY ? hand.chance.of(hand.tags) : undefined;
      if (tag) hand.history.act('annotation.removed', { annotationId: tag.id });
    },
  },
  {
    name: 'restore a tag, whoever removed it',
    weight: 0.7,
    do: ({ session, history, chance }) => {
      const tag = chance.of(tagsToRestore(session));
      if (tag) history.act('annotation.restored', { annotationId: tag.id });
    },
  },
  {
    name: 'change the kind',
    weight: 2,
    do: onTag(({ history, chance }, { id, basis }) => {
      history.act('annotation.kind-changed', { annotationId: id, kind: chance.of(kinds), basedOn: basis.kind.entryId });
    }, isAlone),
  },
  {
    name: 'tag the same words',
    weight: 1,
    do: onTag((hand, tag) => {
      const ranges = rangesOf(hand, tag);
      if (ranges.length > 0) hand.history.act('annotation.created', { annotationId: hand.newId(), kind: tag.kind, ranges });
    }),
  },
  {
    name: 'merge',
    weight: 2,
    do: onTag((hand, tag) => {
      const places = (one: Annotation) => JSON.stringify(markRanges(hand.session.options.host.state, one.id));
      const twin = hand.tags.find((one) => one !== tag && isAlone(one) && one.kind === tag.kind && places(one) === places(tag));
      if (twin) hand.history.act('annotation.merged', { annotationId: twin.id, intoId: tag.id });
    }, isAlone),
  },
  {
    name: 'move an end',
    weight: 2,
    do: onTag((hand, tag) => {
      const [first, ...rest] = rangesOf(hand, tag);
      if (!first || rest.length > 0) return;
      const to = Math.min(first.to + hand.chance.int(-4, 8), hand.session.doc.resolve(first.from).end());
      const exact = wordsBetween(hand.session.doc, first.from, to);
      if (to <= first.from || exact.trim() === '' || !isWhole(exact)) return;
      const ranges = [{ from: first.from, to, exact }];
      hand.history.act('annotation.span-changed', { annotationId: tag.id, how: 'span', ranges });
    }),
  },
  {
    name: 'confirm a place',
    weight: 1,
    do: onTag(
      (hand, tag) => {
        const ranges = rangesOf(hand, tag).filter(({ exact }) => exact.trim() !== '');
        if (ranges.length > 0) hand.history.act('annotation.span-changed', { annotationId: tag.id, how: 'confirmed', ranges });
      },
      ({ anchor }) => anchor.state === 'moved' || anchor.state === 'drifted',
    ),
  },
  {
    name: 'attach a lost tag',
    weight: 1,
    do: onTag(
      (hand, { id }) => {
        const ranges = someRanges(hand);
        if (ranges.length > 0) hand.history.act('annotation.span-changed', { annotationId: id, how: 'reattached', ranges });
      },
      ({ anchor }) => anchor.state === 'orphaned',
    ),
  },
  {
    name: 'link a source',
    weight: 3,
    do: onTag(({ history, chance, newId, sourceIds }, { id }) => {
      const evidence = { evidenceId: newId(), sourceId: chance.of(sourceIds), stance: chance.of(stances), quote: 'as it was written' };
      history.act('evidence.linked', { annotationId: id, ...evidence });
    }, isClaim),
  },
  {
    name: 'unlink a source',
    weight: 1,
    do: onTag(({ history, chance }, { id, evidence }) => {
      const one = chance.of(evidence);
      if (one) history.act('evidence.unlinked', { annotationId: id, evidenceId: one.id });
    }),
  },
  {
    name: 'change evidence',
    weight: 1,
    do: onTag(({ history, chance }, { id, evidence }) => {
      const one = chance.of(evidence);
      if (!one) return;
      const fields = { stance: chance.of(stances), quote: `as read ${chance.int(0, 99)}`, locator: 'p. 4', lookedAt: null };
      history.act('evidence.changed', { annotationId: id, evidenceId: one.id, basedOn: one.entryId, ...fields });
    }),
  },
  {
    name: 'give a verdict',
    weight: 4,
    sure: 'verdict.given',
    do: onTag(({ history, chance }, { id, basis }) => {
      const verdict = { value: chance.of(values), rationale: `because ${chance.int(0, 1000)}` };
      history.act('verdict.given', { annotationId: id, verdict, basedOn: basis.verdict?.entryId ?? null });
    }, isJudged),
  },
  {
    name: 'take a verdict back',
    weight: 1,
    do: onTag(({ history }, { id, basis }) => {
      history.act('verdict.given', { annotationId: id, verdict: null, basedOn: basis.verdict?.entryId ?? null });
    }, isJudgedAndChecked),
  },
  {
    name: 'set the state of a check',
    weight: 1,
    do: onTag(({ history, chance }, { id, basis }) => {
      const checkState = chance.of(states);
      history.act('check.state-changed', { annotationId: id, checkState, basedOn: basis.checkState?.entryId ?? null });
    }, isJudged),
  },
  {
    name: 'settle a rivalry',
    weight: 2,
    do: onTag(
      ({ history, chance }, { id, rivals }) => {
        const rival = chance.of(rivals);
        if (rival) history.act('rival.settled', { annotationId: id, rivalEntryId: rival.entryId, take: chance.isLucky(0.5) });
      },
      ({ rivals }) => rivals.length > 0,
    ),
  },
];
