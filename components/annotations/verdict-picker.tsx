'use client';
import { type FormEvent, type KeyboardEvent, type ReactNode, useId, useRef } from 'react';
import { flushSync } from 'react-dom';
import { z } from 'zod';
import { useKeyTip } from '@/components/article/key-hint';
import { shortNameOf } from '@/components/article/person-names';
import { useWorkbench } from '@/components/article/session-context';
import { useRightsNow } from '@/components/article/use-rights-now';
import { Button } from '@/components/ui/button';
import { digitOfKey } from '@/components/ui/digit-of-key';
import { VerdictGlyph, VerdictLabel } from '@/components/ui/verdict-glyph';
import type { Annotation } from '@/lib/domain/tags/annotation';
import { lookedAt, withOlder } from '@/lib/domain/verdicts/older-grades';
import { sayNeeds } from '@/lib/domain/verdicts/say-needs';
import { VerdictValue, verdictValues } from '@/lib/domain/verdicts/verdict';
import { lookOf } from '@/lib/domain/verdicts/verdict-look';
import { type Grade, gradeKey, gradeLacks, MAX_GRADES } from '@/lib/domain/verdicts/verdict-scale';
import { askForSource } from './ask-for-source';
import { useCardDraft } from './card-drafts';
import { CheckMethods } from './check-methods';
import { GivenVerdict } from './given-verdict';
import { HeldVerdict } from './held-verdict';
import { Role, Seen, sayAnother, sayMeanwhile, seenAfter, seenOf } from './judged-meanwhile';
import { noteOfDigit } from './note-of-digit';
import { wordsNow } from './tag-words';
import { useAskedVerdict } from './use-asked-verdict';
import { type JudgedDraft, useJudging } from './use-judging';
import { useOfferedNote } from './use-offered-note';
import { useTagActions } from './use-tag-actions';
import { useWaitingVerdicts } from './use-waiting-verdicts';
import { whyNotGiven } from './why-not-given';

/** Among the digits of the verdicts: none of them. */
const CLEAR_KEY = '0';

/** A judgement while it is written: what it was begun on stays with it, so that nobody's is written over unseen, and it is given as what it was written. */
const drafts = {
  form: 'verdict',
  schema: z.object({ value: VerdictValue.nullable(), gradeId: z.string().optional(), rationale: z.string(), role: Role, seen: Seen }),
};

const roleNames: Record<Role, { fields: string; what: string }> = {
  first: { fields: 'Verdict', what: 'verdict' },
  second: { fields: 'Second check', what: 'second check' },
  voter: { fields: 'Your vote', what: 'vote' },
};

interface Props {
  annotation: Annotation;
  /** The way to other words for the claim, where there is one. */
  suggest: ReactNode;
}

/**
 * The verdict with its note. What the rules still ask for is a draft in this card: it is given as soon as nothing is missing and the
 * person says so. `V` in the text brings focus here, a digit then picks. Whoever is to look again at a claim gives the second check here, and whoever votes votes here.
 */
export function VerdictPicker({ annotation, suggest }: Props) {
  const workbench = useWorkbench();
  const { session, rules } = workbench;
  const rights = useRightsNow();
  const { toText } = useTagActions();
  const { evidence } = annotation;
  const [draft, setDraft] = useCardDraft(drafts, annotation.id);
  const { role, roleNow, over, given, saysAnew, send } = useJudging(annotation, draft);
  // Whoever looks at what others found may find the same, whatever the house calls its verdicts by now.
  const scale = role === 'first' ? rules.scale : withOlder(rules.scale, lookedAt(annotation, role));
  const { grades } = scale;
  const note = useRef<HTMLTextAreaElement>(null);
  const name = useId();
  const tip = useKeyTip();
  const asked = useAskedVerdict(annotation.id);
  const offered = useOfferedNote(annotation.id);
  const isWaiting = useWaitingVerdicts().has(annotation.id);
  if (!rights.canJudge) return <GivenVerdict annotation={annotation} suggest={suggest} />;

  const { value, gradeId, rationale } = draft ?? given;
  const picked = grades.find(({ id }) => id === gradeId);
  const lacks = value === null ? null : gradeLacks(scale, { value, gradeId, rationale }, evidence);
  const isNew = gradeId !== given.gradeId || rationale !== given.rationale;
  const whyNot = (lacking: string | null) => whyNotGiven({ isPicked: picked !== undefined, lacks: lacking, isNew, saysAnew });
  const shown = wordsNow(session, annotation);
  const reader = { me: session.options.personId, words: shown, nameOf: (id: string) => shortNameOf(workbench, id) };
  const meanwhile = draft && sayMeanwhile(draft, annotation, reader);
  /** What the person must answer first: what they began is over, or would be of something else than they saw. */
  const toAnswer = over ?? (draft && sayAnother(draft, annotation, reader));
  const inTheWay = toAnswer ?? lacks;

  // A card is drawn a moment after the tag changes: what a key decides on is the tag as it is now.
  const now = () => session.annotations.get(annotation.id) ?? annotation;
  const lacksOf = ({ id, standing }: Grade, words: string) =>
    gradeLacks(scale, { value: standing, gradeId: id, rationale: words }, now().evidence);
  const change = (part: Partial<JudgedDraft>) => {
    const next = { value, gradeId, rationale, ...part };
    setDraft(next.value === null && next.rationale === '' ? null : { role, seen: draft?.seen ?? seenOf(annotation, shown), ...next });
  };
  const give = ({ id, standing }: Grade, words = rationale) => {
    if (!send({ value: standing, gradeId: id, rationale: words })) return;
    setDraft(null);
    toText();
  };
  // What a second person found, or somebody voted, is changed, or taken back by undo.
  const canClear = role === 'first';
  const clear = () => {
    setDraft(null);
    // What a colleague found meanwhile is seen first.
    if (given.value !== null && meanwhile === null) send(null);
    toText();
  };
  const write = () => {
    flushSync(() => change({}));
    note.current?.focus();
    // Behind what stands there, not before it.
    note.current?.setSelectionRange(rationale.length, rationale.length);
  };
  /** What was written as something that is over goes on as what can be given now, and what was begun on something else is of what stands now. */
  const takeOver = () => {
    if (draft && over === null) setDraft({ ...draft, seen: seenAfter(draft, annotation, reader) });
    else if (draft) setDraft({ ...draft, role: roleNow, seen: seenOf(annotation, shown) });
    note.current?.focus();
  };
  /** Gives a verdict picked by its digit, or brings focus to what it still needs. */
  const pick = (grade: Grade) => {
    const picking = { value: grade.standing, gradeId: grade.id };
    if (toAnswer !== null) return change(picking);
    const isAnother = grade.id !== given.gradeId;
    const { note: words, asks } = noteOfDigit({ written: rationale, given: given.rationale, isBegun: draft !== null, isAnother });
    const lacking = lacksOf(grade, words);
    if (lacking === null && !asks) {
      if (isAnother || saysAnew) return give(grade, words);
      // What stands is picked once more, and nothing is written.
      if (rationale === '') setDraft(null);
      return toText();
    }
    flushSync(() => change({ ...picking, rationale: words }));
    const { needsStance } = verdictValues[grade.standing];
    if (lacking !== null && needsStance) askForSource({ stance: needsStance });
    else note.current?.focus();
  };
  asked.current = (id) => {
    const grade = grades.find((one) => one.id === id);
    if (grade) pick(grade);
  };
  offered.current = (more) => change({ rationale: rationale === '' ? more : `${rationale}\n\n${more}` });
  const submit = (event: FormEvent | KeyboardEvent) => {
    event.preventDefault();
    // Enter on what stands, where nothing was begun, is no judgement: it leads back, as its digit does.
    if (draft === null) {
      if (picked) toText();
      return;
    }
    if (picked && toAnswer === null && whyNot(lacksOf(picked, rationale)) === undefined) give(picked);
  };
  const pressKey = (event: KeyboardEvent) => {
    if (event.key === 'Enter') submit(event);
    const digit = digitOfKey(event);
    const chosen = digit === null ? undefined : grades.find((_, place) => digitOf(place) === digit);
    if (event.ctrlKey || event.metaKey || event.altKey || (!chosen && !(canClear && digit === CLEAR_KEY))) return;
    event.preventDefault();
    if (chosen) pick(chosen);
    else clear();
  };

  return (
    <form className="verdict" onSubmit={submit}>
      <fieldset className="verdicts" aria-label={roleNames[role].fields} onKeyDown={pressKey}>
        {grades.map(({ id, standing, name: gradeName, definition, ...look }, place) => (
          <label
            key={id}
            className={`verdict-option ${lookOf(standing, look).colour} ${gradeId === id ? (id === given.gradeId ? 'on' : 'on draft') : ''}`}
            title={tip('giveVerdict', definition, digitOf(place)).title}
          >
            <input
              className="vh"
              type="radio"
              name={name}
              value={id}
              checked={gradeId === id}
              aria-keyshortcuts={digitOf(place)}
              onChange={() => change({ value: standing, gradeId: id })}
            />
            <VerdictGlyph value={standing} grade={{ name: gradeName, ...look }} isNamedBeside />
            {gradeName}
            {place >= rules.scale.grades.length && <span className="dim2"> as it was</span>}
            <AwaitedKey>{digitOf(place)}</AwaitedKey>
          </label>
        ))}
      </fieldset>
      {isWaiting && <p className="verdict-held">Waiting to be sent: it counts when there is a line</p>}
      <HeldVerdict annotation={annotation} />
      {role === 'first' && value === null && rationale === '' && <p className="verdict-hint">{sayNeeds(grades)}</p>}
      {draft ? (
        <>
          <label className="field">
            <span className="lbl">Note</span>
            <textarea
              ref={note}
              className="inp"
              rows={2}
              maxLength={20_000}
              value={rationale}
              onChange={(event) => change({ rationale: event.target.value })}
              onKeyDown={(event) => {
                if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.nativeEvent.isComposing) submit(event);
              }}
            />
          </label>
          {meanwhile !== null && toAnswer === null && (
            <p className="hint" role="status">
              {meanwhile}
            </p>
          )}
          {inTheWay !== null && (
            <p className="hint warn" role="status">
              {inTheWay}
            </p>
          )}
          <div className="verdict-foot">
            {toAnswer !== null ? (
              // A button of its own: one that came to send the form while it was pressed would send it.
              <Button key="over" size="s" onClick={takeOver}>
                {over === null
                  ? role === 'first'
                    ? 'Keep mine for what stands now'
                    : 'Keep mine for this one'
                  : `Make it a ${roleNames[roleNow].what}`}
              </Button>
            ) : (
              value !== null && (
                <Button key="give" type="submit" size="s" variant="primary" off={whyNot(lacks)}>
                  {given.value !== null && meanwhile === null ? 'Change the' : 'Give the'} {roleNames[role].what}
                </Button>
              )
            )}
            <Button size="s" variant="quiet" onClick={() => setDraft(null)}>
              Cancel
            </Button>
            {suggest}
            <CheckMethods annotation={annotation} />
          </div>
        </>
      ) : given.value === null ? (
        // Whoever phoned and waits for an answer says so before there is anything to find.
        <div className="verdict-given">
          {suggest}
          <CheckMethods annotation={annotation} />
        </div>
      ) : (
        <div className="verdict-given">
          {!picked && (
            <p className="verdict-note">
              <VerdictLabel value={given.value} grade={given.grade} /> is none of the house’s verdicts any more.
            </p>
          )}
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
          {suggest}
          <CheckMethods annotation={annotation} />
        </div>
      )}
    </form>
  );
}

/** The digit of a grade; none behind the last one. */
const digitOf = (place: number) => (place < MAX_GRADES ? gradeKey(place) : undefined);

/** A digit that is seen only while it acts, when keys have brought focus to the verdicts. */
function AwaitedKey({ children }: { children: string | undefined }) {
  return children === undefined ? null : (
    <span className="kbd awaited-key" aria-hidden="true">
      {children}
    </span>
  );
}
