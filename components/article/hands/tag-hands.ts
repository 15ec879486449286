import type { KeyboardEvent } from 'react';
import { askForSource } from '@/components/annotations/evidence/ask-for-source';
import type { TagHands } from '@/components/annotations/use-tag-hands';
import { late } from '@/components/ui/late';
import { DomainError } from '@/lib/domain/errors';
import type { Annotation } from '@/lib/domain/tags/annotation';
import { type TagKind, tagKinds } from '@/lib/domain/tags/tag-kinds';
import { isOfInputMethod } from '@/lib/editor/keys/input-method';
import { takeRepeats } from '@/lib/editor/keys/key-repeats';
import { commandFor, isMac, mayRepeat } from '@/lib/editor/keys/keymap';
import { focusText, getMode, type Mode } from '@/lib/editor/keys/mode';
import { enterMode } from '@/lib/editor/keys/text-commands';
import { sayAdded } from '../own-news';
import { maySuggest } from '../session-context';
import { visitSayer } from '../visited-tag';
import type { Reach } from './reach';

/** What is said of actions on tags. It comes when the page is idle, and with the first of them where that is before. */
export const ownActs = late(() => import('../own-acts'));

/** What a person does with the tags of an open article. `commands`: those of its text. */
export function tagHands(reach: Reach, commands: TagHands['commands']): Reach & TagHands {
  const { session, history, editor, actions, bindings, attempt, offerUndo } = reach;
  const { sayTag, say } = visitSayer(session, reach.say);
  const toText = () => focusText(editor.view);
  return {
    ...reach,
    say,
    sayTag,
    // Its label may come when the person has gone on: where they are is said all the same.
    sayAdded: (id) => sayAdded(session, id, reach.say),
    toText,
    showMode: (mode) => {
      enterMode(editor.view, mode);
      toText();
      say(`${modeName(mode, reach)}${mode === 'edit' ? `: letters type.${reach.sayWithKey('leave', 'leaves it')}` : ''}`);
    },
    commands,
    act: (type, payload) => {
      const entryId = history.act(type, payload);
      const tell = (how: typeof say) => {
        const news = ownActs.here()?.sayOwnAct(type, payload, reach);
        if (news) how(news);
      };
      // At once where it is here: what is done next is said behind it. Later the person may have gone on: where they are is said all the same.
      if (ownActs.here()) tell(say);
      else void ownActs.fetch().then(() => tell(reach.say));
      return entryId;
    },
    changeKind: (annotation, kind) => changeKind(annotation, kind, { ...reach, say }, toText),
    remove: (annotation) => {
      if (!attempt(() => actions.remove(annotation))) return;
      offerUndo(`Tag ${annotation.label ?? tagKinds[annotation.kind].name} removed`);
      toText();
    },
    offerEvidence: (pasted) =>
      reach.withCard(() => {
        reach.showCard();
        askForSource({ pasted });
      }),
    press: (event, instead = {}) => {
      // In a list no letter types, so that the keys of Tag mode are free in Edit mode too.
      const mode = getMode(editor.state) === 'read' ? 'read' : 'tag';
      const id = commandFor({ ...keyOf(event), isComposing: isOfInputMethod(event.nativeEvent) }, mode, isMac(), bindings.current);
      if (id === null) return false;
      // A key that is held acts once, as it does in the text.
      if (!event.repeat || mayRepeat(id)) {
        if (!mayRepeat(id)) takeRepeats(event);
        const other = instead[id];
        if (other) other();
        else if (!commands[id]?.(editor.view)) return false;
      }
      event.preventDefault();
      return true;
    },
    close: () => {
      actions.activate(null);
      toText();
    },
  };
}

/** How a mode is called for this person. */
function modeName(mode: Mode, { rights }: Reach): string {
  if (mode === 'tag') return 'Tag mode';
  if (mode === 'read') return 'Read mode';
  return maySuggest(rights) ? 'Suggest mode' : 'Edit mode';
}

/** Changes the kind of a tag, and asks first where that takes its verdict away. */
function changeKind(annotation: Annotation, kind: TagKind, { actions, say, askKind, attempt }: Reach, end: () => void): void {
  const change = (isConfirmed: boolean) => {
    actions.changeKind(annotation, kind, isConfirmed);
    say(`Now ${tagKinds[kind].name.toLowerCase()}`);
  };
  attempt(() => {
    try {
      change(false);
    } catch (error) {
      if (!(error instanceof DomainError && error.details.confirm)) throw error;
      askKind({ sentence: error.message, change: () => attempt(() => change(true)), end });
    }
  });
}

/** What of a key press decides, read from an event that hides it in getters. */
const keyOf = ({ key, code, shiftKey, ctrlKey, altKey, metaKey }: KeyboardEvent) => ({ key, code, shiftKey, ctrlKey, altKey, metaKey });
