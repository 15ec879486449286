'use client';
import type { RefObject } from 'react';
import { quotedInNews } from '@/components/annotations/card-news';
import { useTagHands } from '@/components/annotations/use-tag-hands';
import { sayDone } from '@/components/article/say-done';
import { useWorkbench } from '@/components/article/session-context';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { Field, TextArea } from '@/components/ui/field';
import { formKeys } from '@/components/ui/form-keys';
import { inOneLine, MAX_SUGGESTION_CHARS, type Suggestion } from '@/lib/domain/talk/suggestion';
import { sayNumber } from '@/lib/domain/text/say-count';
import { proposeAnew, type Since } from '@/lib/editor/typing/outdated-suggestion';

const TITLE = 'The words have changed since';
const GONE = 'They are gone from the text.';

/** What the card says when a suggestion comes to be outdated, or when the words change once more. */
export const sayOutdated = (since: Since | null): string => `${TITLE}. ${since ? `Now: ${quotedInNews(since.words)}` : GONE}`;

/** What the words of an outdated suggestion are now, and the ways on for this person. */
export function OutdatedNotice({ since, mayPropose }: { since: Since | null; mayPropose: boolean }) {
  const { rights } = useWorkbench();
  const ways = [
    ...(mayPropose ? [since ? 'propose it anew for the words as they are now' : '', 'withdraw it'] : []),
    ...(rights.canEdit ? ['change the text by hand', 'reject it'] : []),
  ].filter((way) => way !== '');
  return (
    <Banner isAnnounced={false} tone="warn" title={TITLE}>
      {since ? (
        <>
          Now: <span className="read">“{since.words}”</span>
        </>
      ) : (
        GONE
      )}
      {ways.length > 0 && <span className="outdated-ways">{sentenceOf(ways)}</span>}
    </Banner>
  );
}

/** "Withdraw it, change the text by hand, or reject it." */
function sentenceOf(ways: readonly string[]): string {
  const last = ways.at(-1) ?? '';
  const others = ways.slice(0, -1).join(', ');
  const sentence = others === '' ? last : `${others}${ways.length > 2 ? ',' : ''} or ${last}`;
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
}

interface Props {
  suggestion: Suggestion;
  /** What stands there now; null where nothing does. */
  since: Since | null;
  /** The wording as it is written so far. */
  replacement: string;
  area: RefObject<HTMLTextAreaElement | null>;
  /** Why it can be proposed no more: the words stay, to be copied, until they are put away. */
  closed: string | undefined;
  onChange(replacement: string): void;
  /** Proposed, or put away. */
  onDone(): void;
}

/** Other words for those that stand there now. */
export function ProposeAnew({ suggestion, since, replacement, area, closed, onChange, onDone }: Props) {
  const { session, sender, history } = useWorkbench();
  const { attempt, say } = useTagHands();
  const tooLong = replacement.length > MAX_SUGGESTION_CHARS ? TOO_LONG : undefined;
  const off = closed ?? tooLong ?? (replacement === since?.words ? 'These are the words that stand there.' : undefined);
  const propose = () => {
    if (off !== undefined || !since) return;
    if (!attempt(() => proposeAnew(session, history, suggestion.id, since, replacement))) return;
    say(sayDone(sender, 'Proposed anew'));
    onDone();
  };
  return (
    <form
      className="suggestion-note propose-anew"
      aria-label="Propose anew"
      onSubmit={(event) => {
        event.preventDefault();
        propose();
      }}
      onKeyDown={formKeys({ onEscape: onDone, onSend: propose, sends: ({ target }) => target === area.current })}
    >
      {since && !closed && (
        <p className="hint">
          Now: <del className="suggested-out read">{since.words}</del>
        </p>
      )}
      <Field label="Proposed wording" error={tooLong ?? null} hint="Nothing here means that the words are to go.">
        {(ids) => (
          <TextArea
            {...ids}
            ref={area}
            className="soft read"
            rows={2}
            value={replacement}
            onChange={({ target }) => onChange(inOneLine(target.value))}
          />
        )}
      </Field>
      {closed && (
        <p className="hint" role="status">
          {closed} Copy your words if you need them.
        </p>
      )}
      <div className="card-buttons">
        <Button type="submit" size="s" variant="primary" off={off}>
          Propose
        </Button>
        <Button size="s" onClick={onDone}>
          Cancel
        </Button>
      </div>
    </form>
  );
}

const TOO_LONG = `At most ${sayNumber(MAX_SUGGESTION_CHARS)} characters.`;
