'use client';
import { type FormEvent, useRef } from 'react';
import { flushSync } from 'react-dom';
import { z } from 'zod';
import { useCardDraft } from '@/components/annotations/card-drafts';
import { useTagHands } from '@/components/annotations/use-tag-hands';
import { sayDone } from '@/components/article/say-done';
import { useWorkbench } from '@/components/article/session-context';
import { useRightsNow } from '@/components/article/use-rights-now';
import { Button } from '@/components/ui/button';
import { TextArea } from '@/components/ui/field';
import { formKeys } from '@/components/ui/form-keys';
import { MAX_SUGGESTION_NOTE_CHARS, type Suggestion } from '@/lib/domain/talk/suggestion';
import { sayNumber } from '@/lib/domain/text/say-count';
import { whyClosed } from './why-closed';

const drafts = { form: 'suggestion note', schema: z.string() };

/** Why the words should be others: for everyone to read, and for whoever suggests it to write. */
export function SuggestionNote({ suggestion }: { suggestion: Suggestion }) {
  const { session, sender, history } = useWorkbench();
  const { attempt, say } = useTagHands();
  const rights = useRightsNow();
  const { id: suggestionId, note, replacement, byId, settled } = suggestion;
  const [draft, setDraft] = useCardDraft(drafts, suggestionId);
  const field = useRef<HTMLTextAreaElement>(null);
  const closed = whyClosed(settled, rights);
  const isOwn = byId === session.options.personId;
  // What is being written stays where it is, whatever a colleague does meanwhile.
  if (!isOwn || (draft === null && closed !== undefined)) return <Note note={note} />;
  if (draft === null) {
    /** Focus goes there by this press alone: a note that waited takes none. */
    const write = () => {
      flushSync(() => setDraft(note));
      field.current?.focus();
    };
    return (
      <div className="suggestion-note">
        <Note note={note} />
        <button type="button" className="link" onClick={write}>
          {note === '' ? 'Say why' : 'Change the note'}
        </button>
      </div>
    );
  }
  const text = draft.trim();
  const isTooLong = text.length > MAX_SUGGESTION_NOTE_CHARS;
  const tooLong = isTooLong ? `At most ${sayNumber(MAX_SUGGESTION_NOTE_CHARS)} characters.` : undefined;
  const off = closed ?? tooLong ?? (text === note ? 'Nothing has changed yet.' : undefined);
  const save = () => {
    if (off !== undefined) return;
    const ranges = session.placesOfSuggestion(suggestion);
    if (!attempt(() => history.act('suggestion.changed', { suggestionId, ranges, replacement, note: text }))) return;
    setDraft(null);
    say(sayDone(sender, 'Note saved'));
  };
  return (
    <form
      className="suggestion-note"
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        save();
      }}
    >
      <TextArea
        ref={field}
        className="soft"
        rows={2}
        aria-label="Why these words"
        aria-invalid={isTooLong || undefined}
        value={draft}
        onChange={({ target }) => setDraft(target.value)}
        onKeyDown={formKeys({ onEscape: () => setDraft(null), onSend: save, sends: ({ shiftKey }) => !shiftKey })}
      />
      {(closed ?? tooLong) && (
        <p className={closed ? 'hint' : 'hint warn'} role="status">
          {closed ? `${closed} Copy your words if you need them.` : tooLong}
        </p>
      )}
      <div className="card-buttons">
        <Button type="submit" size="s" variant="primary" off={off}>
          Save the note
        </Button>
        <Button size="s" variant="quiet" onClick={() => setDraft(null)}>
          Cancel
        </Button>
      </div>
    </form>
  );
}

const Note = ({ note }: { note: string }) =>
  note !== '' && (
    <p className="hint" dir="auto">
      {note}
    </p>
  );
