import { DomainError } from '@/lib/domain/errors';
import { keyTip, sayKey } from '@/lib/editor/keys/key-names';
import { type CommandId, isMac } from '@/lib/editor/keys/keymap';
import { getMode } from '@/lib/editor/keys/mode';
import { sayDone } from '../say-done';
import type { Around } from './reach';

/** What a person is told of what they did, or could not do. */
export interface Notes {
  /** Runs what may be refused; a refusal is shown as a note. True if it was done. */
  attempt(work: () => void): boolean;
  /** A note of what was done, or that it is not saved, with the way back. */
  offerUndo(done: string): void;
  sayNotLoaded(what: string): void;
  /** " J goes to the next one." after a sentence, where J is the key; nothing where there is none. */
  sayWithKey(id: CommandId, does: string): string;
  noTagActive(): string;
}

/** Adds what is told to what is around. */
export function withNotes(around: Around): Around & Notes {
  const { history, session, sender, editor, bindings, toast } = around;
  const attempt = (work: () => void) => {
    try {
      work();
      return true;
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      toast({ text: error.message });
      return false;
    }
  };
  const sayWithKey = (id: CommandId, does: string) => {
    const key = sayKey(id, bindings.current, isMac(), getMode(editor.state));
    return key === null ? '' : ` ${key} ${does}.`;
  };
  return {
    ...around,
    attempt,
    offerUndo: (done) => {
      const { newest } = history;
      toast({
        text: sayDone(sender, done),
        undo: () => attempt(() => history.undo(newest)),
        // By the key it may be taken back before the note goes.
        until: (over) => {
          const look = () => history.holds(newest) || over();
          // What shows the note may come later than the key.
          look();
          return session.subscribe(look);
        },
        undoTip: keyTip('undo', bindings.current, isMac(), getMode(editor.state)),
      });
    },
    sayNotLoaded: (what) => toast({ text: `The ${what} could not be loaded. Try again when the line is back.` }),
    sayWithKey,
    noTagActive: () => `No tag is active here.${sayWithKey('nextTag', 'goes to the next one')}`,
  };
}
