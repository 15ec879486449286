'use client';
import { type FormEvent, type KeyboardEvent, useId, useRef } from 'react';
import { flushSync } from 'react-dom';
import { useKeyTip } from '@/components/article/key-hint';
import { useWorkbench } from '@/components/article/session-context';
import { useRightsNow } from '@/components/article/use-rights-now';
import { Button } from '@/components/ui/button';
import { VerdictGlyph } from '@/components/ui/verdict-glyph';
import type { Annotation } from '@/lib/domain/annotation';
import { VerdictValue, verdictLacks, verdictValues } from '@/lib/domain/verdict';
import { askForSource } from './ask-for-source';
import { useCardDraft } from './card-drafts';
import { CheckMethods } from './check-methods';
import { GivenVerdict } from './given-verdict';
import { HeldVerdict } from './held-verdict';
import { useAskedVerdict } from './use-asked-verdict';
import { type JudgedDraft, useJudging } from './use-judging';
import { useOfferedNote } from './use-offered-note';
import { useTagActions } from './use-tag-actions';

/** Among the digits of the verdicts: none of them. */
const CLEAR_KEY = '0';

const drafts = new Map<string, JudgedDraft>();

/**
 * The verdict with its note. What the rules still ask for is a draft in this card: it is given as soon as nothing is missing and the
 * person says so. `V` in the text brings focus here, a digit then picks. Whoever is to look again at a claim gives the second check here.
 */
export function VerdictPicker({ annotation }: { annotation: Annotation }) {
  const { session } = useWorkbench();
  const rights = useRightsNow();
  const { toText } = useTagActions();
  const { evidence } = annotation;
  const { role, given, saysAnew, send } = useJudging(annotation);
  const [draft, setDraft] = useCardDraft(drafts, role === 'first' ? annotation.id : `${annotation.id} again`);
  const note = useRef<HTMLTextAreaElement>(null);
  const name = useId();
  const tip = useKeyTip();
  const asked = useAskedVerdict(annotation.id);
  const offered = useOfferedNote(annotation.id);
  if (!rights.canJudge) return <GivenVerdict annotation={annotation} />;

  const { value, rationale } = draft ?? given;
  const lacks = value === null ? null : verdictLacks(value, rationale, evidence);
  const isNew = value !== given.value || rationale !== given.rationale;
  const isWriting = draft !== null && (value !== null || rationale !== '');

  // A card is drawn a moment after the tag changes: what a key decides on is the tag as it is now.
  const now = () => session.annotations.get(annotation.id) ?? annotation;
  const give = (given: VerdictValue) => {
    if (!send({ value: given, rationale })) return;
    setDraft(null);
    toText();
  };
  // What a second person found is changed, or taken back by undo.
  const canClear = role === 'first';
  const clear = () => {
    setDraft(null);
    if (given.value !== null) send(null);
    toText();
  };
  const write = () => {
    flushSync(() => setDraft({ value, rationale }));
    note.current?.focus();
  };
  /** Gives a verdict picked by its digit, or brings focus to what it still needs. */
  const pick = (picked: VerdictValue) => {
    if (verdictLacks(picked, rationale, now().evidence) === null) {
      if (picked !== given.value || saysAnew) give(picked);
      else toText();
      return;
    }
    flushSync(() => setDraft({ value: picked, rationale }));
    const { needsStance } = verdictValues[picked];
    if (needsStance) askForSource({ stance: needsStance });
    else note.current?.focus();
  };
  asked.current = pick;
  offered.current = (more) => setDraft({ value, rationale: rationale === '' ? more : `${rationale}\n\n${more}` });
  const submit = (event: FormEvent | KeyboardEvent) => {
    event.preventDefault();
    if (value !== null && verdictLacks(value, rationale, now().evidence) === null) give(value);
  };
  const pressKey = (event: KeyboardEvent) => {
    if (event.key === 'Enter') submit(event);
    const picked = VerdictValue.options.find((one) => verdictValues[one].key === event.key);
    if (event.ctrlKey || event.metaKey || event.altKey || (!picked && !(canClear && event.key === CLEAR_KEY))) return;
    event.preventDefault();
    if (picked) pick(picked);
    else clear();
  };

  return (
    <form className="verdict" onSubmit={submit}>
      <fieldset className="verdicts" aria-label={role === 'first' ? 'Verdict' : 'Second check'} onKeyDown={pressKey}>
        {VerdictValue.options.map((one) => (
          <label
            key={one}
            className={`verdict-option ${one} ${value === one ? (one === given.value ? 'on' : 'on draft') : ''}`}
            title={tip('giveVerdict', verdictValues[one].definition, verdictValues[one].key).title}
          >
            <input
              className="vh"
              type="radio"
              name={name}
              value={one}
              checked={value === one}
              aria-keyshortcuts={verdictValues[one].key}
              onChange={() => setDraft({ value: one, rationale })}
            />
            <VerdictGlyph value={one} isNamedBeside />
            {verdictValues[one].name}
            <AwaitedKey>{verdictValues[one].key}</AwaitedKey>
          </label>
        ))}
      </fieldset>
      <HeldVerdict annotation={annotation} />
      {role === 'first' && value === null && rationale === '' && (
        <p className="verdict-hint">Supported and refuted need a source. Partly and unproven need a note.</p>
      )}
      {isWriting ? (
        <>
          <label className="field">
            <span className="lbl">Note</span>
            <textarea
              ref={note}
              className="inp"
              rows={2}
              maxLength={20_000}
              value={rationale}
              onChange={(event) => setDraft({ value, rationale: event.target.value })}
              onKeyDown={(event) => {
                if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit(event);
              }}
            />
          </label>
          {lacks !== null && (
            <p className="hint warn" role="status">
              {lacks}
            </p>
          )}
          <div className="verdict-foot">
            {value !== null && (
              <Button type="submit" size="s" variant="primary" off={lacks ?? (isNew ? undefined : 'Nothing has changed yet.')}>
                {given.value !== null ? 'Change the' : 'Give the'} {role === 'first' ? 'verdict' : 'second check'}
              </Button>
            )}
            <Button size="s" variant="quiet" onClick={() => setDraft(null)}>
              Cancel
            </Button>
          </div>
        </>
      ) : (
        given.value !== null && (
          <div className="verdict-given">
            {rationale !== '' && <p className="verdict-note">{rationale}</p>}
            <button type="button" className="link" onClick={write}>
              {rationale === '' ? 'Add a note' : 'Change the note'}
            </button>
            {canClear && (
              <button type="button" className="link" aria-keyshortcuts={CLEAR_KEY} onClick={clear}>
                Clear the verdict
                <AwaitedKey>{CLEAR_KEY}</AwaitedKey>
              </button>
            )}
            <CheckMethods annotation={annotation} />
          </div>
        )
      )}
    </form>
  );
}

/** A digit that is seen only while it acts, when keys have brought focus to the verdicts. */
function AwaitedKey({ children }: { children: string }) {
  return (
    <span className="kbd awaited-key" aria-hidden="true">
      {children}
    </span>
  );
}
