import { takePasted } from '@/components/annotations/open-tag-card';
import type { TagHands } from '@/components/annotations/use-tag-hands';
import { openSuggestionOf } from '@/components/suggestions/open-suggestion';
import { beginComment } from '@/components/threads/begin-comment';
import { askForComment } from '@/components/threads/focus-comment';
import { threadPlaceOf } from '@/components/threads/open-thread';
import { late } from '@/components/ui/late';
import { DomainError } from '@/lib/domain/errors';
import { sayCount } from '@/lib/domain/text/say-count';
import { getMode } from '@/lib/editor/keys/mode';
import type { Page } from '@/lib/editor/keys/text-commands';
import { whyLocked } from '@/lib/editor/session/article-lock';
import { SuggestionWriter } from '@/lib/editor/typing/suggestion-writer';
import { activateWithCard, focusPart } from '../focus-part';
import { guidelinesOf, toggleGuidelines } from '../guidelines/guidelines';
import { placeChanges } from '../late-places';
import { maySuggest } from '../session-context';
import type { Reach } from './reach';
import { ownActs } from './tag-hands';
import { whenHere } from './when-here';

/** What few keys need, and a link to a tag that is gone: the reading of all sentences, the settling of threads, and what is said of such a tag. */
export const lateHands = late(() => import('./late-hands'));

type Hands = Reach & TagHands;

/** What the keys of an open article's text act on. */
export function textPage(hands: Hands): Page {
  const { session, history, rights } = hands;
  return {
    ...hands,
    ...rights,
    sayBack: (how, event, none) => {
      if (event === null) return hands.say(none);
      const tell = () => {
        const acts = ownActs.here();
        hands.say(acts ? `${how}: ${acts.sayEvent(event, session)}` : how);
      };
      if (ownActs.here()) tell();
      else void ownActs.fetch().then(tell);
    },
    language: session.language,
    canSuggest: maySuggest(rights),
    whyLocked: rights.lock ? whyLocked(rights.lock, rights) : null,
    writer: new SuggestionWriter(session, history),
    ...keysOfTags(hands),
    ...keysOfCards(hands),
    ...keysOfWays(hands),
  };
}

/** What keys do with tags and the words that they stand on. */
const keysOfTags = (hands: Hands) => {
  const { session, actions, say, attempt } = hands;
  return {
    tag: (kind) => {
      attempt(() => hands.sayAdded(actions.tag(kind)));
    },
    changeKind: (kind) => {
      const active = actions.active();
      if (active) hands.changeKind(active, kind);
    },
    removeActive: () => {
      const active = actions.active();
      if (active) hands.remove(active);
    },
    keepSelection: () => {
      const kept = actions.keepSelection();
      say(`${sayCount(kept, 'place')} kept. Select more words, then tag them.`);
    },
    changePlaces: (way) => {
      // The words of now: the script may come a moment later, where nobody has selected any before.
      const change = { session, actions, tag: actions.active(), words: actions.selectedSpans() };
      whenHere(placeChanges, hands, (ways) => say(way === 'add' ? ways.addWords(change) : ways.takeOutWords(change)));
    },
    toggleClear: () => whenHere(lateHands, hands, ({ clearAndGoOn }) => clearAndGoOn(hands)),
    goToUnseen: () => whenHere(lateHands, hands, ({ goToUnseen }) => goToUnseen(hands)),
  } satisfies Partial<Page>;
};

/** What keys do in cards. */
const keysOfCards = (hands: Hands) => {
  const { session, rights, actions, showCard, withCard } = hands;
  return {
    pasteEvidence: (text) => {
      const tag = actions.active();
      hands.attempt(() => withCard(() => tag && takePasted(tag.id, text, hands)));
    },
    comment: () => {
      if (!rights.canComment) throw new DomainError('forbidden', 'This article cannot be commented on now.');
      const spans = actions.selectedSpans();
      if (spans.length > 0) {
        actions.activate(null);
        // The tag's card goes before the thread's is to take focus.
        showCard();
        beginComment(hands, spans);
        actions.letGo();
        return;
      }
      activateWithCard(actions, showCard, () => 'Select some words, or go to a tag, to comment on it.');
      withCard(() => {
        showCard();
        askForComment('tag');
      }, true);
    },
    resolveThread: () => {
      // The thread of now, too: by then another tag may be active.
      const place = threadPlaceOf(session, actions);
      whenHere(lateHands, hands, ({ resolveThread }) => resolveThread(hands, place));
    },
    openSuggestion: (id) => openSuggestionOf(session).set(id),
  } satisfies Partial<Page>;
};

/** Where keys go: to parts of the page around the text. */
const keysOfWays = (hands: Hands) => {
  const { session, editor, toText } = hands;
  return {
    focus: (part) => {
      hands.attempt(() => {
        const isReading = getMode(editor.state) === 'read';
        const focus = () => focusPart(part, { ...hands, isReading });
        if (part === 'find' || part === 'tags') hands.withTags(focus);
        else hands.withCard(focus);
      });
    },
    toggleGuidelines: () => {
      // Focus in the tags would keep them in front of it.
      toText();
      hands.say(toggleGuidelines(session) ? 'Guidelines shown' : 'Guidelines closed');
    },
    closeGuidelines: () => guidelinesOf(session).set(null),
  } satisfies Partial<Page>;
};
