import type { RefObject } from 'react';
import type { useToast } from '@/components/ui/toast';
import type { Bindings } from '@/lib/editor/keys/bindings';
import type { PageOverlay } from '@/lib/editor/keys/text-commands';
import type { TagActions } from '@/lib/editor/tags/tag-actions';
import type { OpenArticle } from '../opening/assemble-article';
import type { ArticleRights } from '../session-context';
import type { KindQuestion } from './kind-question';
import type { LateDoors } from './late-doors';
import type { Notes } from './notes';

/** The open article and what of the page around it hands need. */
export interface Around extends OpenArticle {
  rights: ArticleRights;
  actions: TagActions;
  /** Which keys mean what now: a person may change them while the article is open. */
  bindings: RefObject<Bindings>;
  toast: ReturnType<typeof useToast>;
  /** Says to a screen reader what was done. */
  say(what: string): void;
  /** Asks before a change of kind takes a verdict away. */
  askKind(question: KindQuestion): void;
  /** Shows the card of the active tag at once. */
  showCard(): void;
  open(what: PageOverlay): void;
}

/** All that the hands of an open article reach. */
export type Reach = Around & Notes & LateDoors;
