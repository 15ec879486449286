import type { Suggestion } from '@/lib/domain/talk/suggestion';
import { wordsBetween } from '@/lib/domain/text/article-text';
import { suggestionPlace } from '@/lib/editor/marks/suggestion-plugin';
import type { Act, Hand } from './acts';
import { someRanges } from './tag-acts';

/** So many open ones are enough: then they are answered. */
const MANY = 40;

const openOnes = ({ session }: Hand): Suggestion[] => [...session.suggestions.values()].filter(({ settled }) => settled === null);
const isOwn = ({ session }: Hand, { byId }: Suggestion) => byId === session.options.personId;

/** What is proposed: words that are nowhere else, or now and then none. Other brackets than typed words have: nobody has put them into the text yet. */
const words = (hand: Hand): string => (hand.chance.isLucky(0.2) ? '' : hand.newToken().replace('«', '‹').replace('»', '›'));

/** An act on a suggestion, chosen by chance from those that `suits` takes. */
const onSuggestion =
  (work: (hand: Hand, one: Suggestion) => void, suits: (hand: Hand, one: Suggestion) => boolean) =>
  (hand: Hand): void => {
    const one = hand.chance.of([...hand.session.suggestions.values()].filter((each) => suits(hand, each)));
    if (one) work(hand, one);
  };

const settle =
  (how: 'accepted' | 'rejected' | 'withdrawn') =>
  (hand: Hand, { id, entryId }: Suggestion) =>
    void hand.history.act(`suggestion.${how}`, { suggestionId: id, basedOn: entryId ?? null });

function suggest(hand: Hand): void {
  if (openOnes(hand).length >= MANY) return;
  const [range] = someRanges(hand);
  if (!range) return;
  // Every third puts words in and takes none out.
  const place = hand.chance.isLucky(0.3) ? { from: range.from, to: range.from, exact: '' } : range;
  const replacement = words(hand);
  if (place.exact === replacement) return;
  hand.history.act('suggestion.made', { suggestionId: hand.newId(), ranges: [place], replacement, note: '' });
}

/** What people propose, and what those who may edit say to it. */
export const suggestionActs: readonly Act[] = [
  { name: 'suggest other words', weight: 5, sure: 'suggestion.made', do: suggest },
  {
    name: 'change a suggestion',
    weight: 2,
    do: onSuggestion(
      (hand, { id }) => {
        const { state } = hand.session.options.host;
        const place = suggestionPlace(state, id);
        if (!place) return;
        const exact = wordsBetween(state.doc, place.from, place.to);
        const replacement = words(hand);
        if (exact === replacement) return;
        hand.history.act('suggestion.changed', { suggestionId: id, ranges: [{ ...place, exact }], replacement, note: 'as said before' });
      },
      (hand, one) => one.settled === null && isOwn(hand, one),
    ),
  },
  {
    name: 'accept a suggestion',
    weight: 4,
    sure: 'suggestion.accepted',
    isEdit: true,
    do: onSuggestion(settle('accepted'), (_, { settled }) => settled === null),
  },
  { name: 'reject a suggestion', weight: 1, isEdit: true, do: onSuggestion(settle('rejected'), (_, { settled }) => settled === null) },
  {
    name: 'withdraw a suggestion',
    weight: 1,
    do: onSuggestion(settle('withdrawn'), (hand, one) => one.settled === null && isOwn(hand, one)),
  },
  {
    name: 'open a suggestion again',
    weight: 1,
    isEdit: true,
    do: onSuggestion(
      (hand, { id, settled }) =>
        void hand.history.act('suggestion.reopened', { suggestionId: id, was: `suggestion.${settled?.how}`, reopens: settled?.entryId }),
      (_, { settled }) => settled !== null && settled.how !== 'withdrawn',
    ),
  },
  {
    name: 'comment on a suggestion',
    weight: 1,
    do: onSuggestion(
      (hand, { id }) => {
        const ids = { threadId: hand.newId(), commentId: hand.newId() };
        hand.session.act('comment', { about: 'suggestion', suggestionId: id, ...ids, text: 'Is it so?', mentions: [] });
      },
      () => true,
    ),
  },
];
