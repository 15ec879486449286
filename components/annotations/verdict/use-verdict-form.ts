'use client';
import { type FormEvent, type KeyboardEvent, type RefObject, useRef } from 'react';
import { flushSync } from 'react-dom';
import { z } from 'zod';
import { shortNameOf } from '@/components/article/people/person-names';
import { type OpenWorkbench, useWorkbench } from '@/components/article/session-context';
import type { Annotation } from '@/lib/domain/tags/annotation';
import { withoutErased } from '@/lib/domain/text/erased-sign';
import { isUnseen } from '@/lib/domain/text/is-unseen';
import { lookedAt, withOlder } from '@/lib/domain/verdicts/older-grades';
import { VerdictValue, verdictValues } from '@/lib/domain/verdicts/verdict';
import { type Grade, gradeLacks } from '@/lib/domain/verdicts/verdict-scale';
import { useCardDraft } from '../card-drafts';
import { askForSource } from '../evidence/ask-for-source';
import { useTagHands } from '../use-tag-hands';
import { JudgingRole, Seen, sayAnother, sayMeanwhile, seenAfter, seenOf } from './judged-meanwhile';
import { noteOfDigit } from './note-of-digit';
import { shownToJudge } from './shown-to-judge';
import { type JudgedDraft, type Judging, useJudging } from './use-judging';
import { useAskedVerdict, useOfferedNote } from './verdict-requests';
import { whyNotGiven } from './why-not-given';

/** A judgement while it is written: what it was begun on stays with it, so that nobody's is written over unseen, and it is given as what it was written. */
const Draft = z.object({
  value: VerdictValue.nullable(),
  gradeId: z.string().optional(),
  rationale: z.string(),
  role: JudgingRole,
  seen: Seen,
});
type Draft = z.infer<typeof Draft>;

/** As what a judgement that is begun waits, by the id of its claim. */
export const verdictDrafts = { form: 'verdict', schema: Draft };

/**
 * A judgement as it stands in its form: what is written, or else what was given.
 *
 * | what      | who sets it                                        | what the person sees                        | what ends it                |
 * | --------- | -------------------------------------------------- | ------------------------------------------- | --------------------------- |
 * | given     | the tag: what stands in their role                 | the choice and the note before they write   | another one that is given   |
 * | begun     | the first `change`: role and `seen` of the draft   | nothing; the next four are measured by it   | give, clear, cancel         |
 * | over      | useJudging: it can be given in that role no more   | its sentence, and "Make it a …"             | takeOver, as `roleNow`      |
 * | another   | sayAnother: it would be of what they have not seen | its sentence, and "Keep mine for …"         | takeOver, one at a time     |
 * | toAnswer  | `over`, or else `another`                          | as those; nothing is given before           | as those                    |
 * | meanwhile | sayMeanwhile: a colleague gave one of that kind    | its sentence; theirs stands beside it       | give, cancel                |
 * | lacks     | the rules, of what is picked                       | its sentence; "Give the verdict" is off     | a source, a stance, a note  |
 * | whyNot    | `lacks`, or that nothing is picked or new          | why it is off; if not picked, a sentence    | another choice or note      |
 */
interface Written extends Judging, JudgedDraft {
  draft: Draft | null;
  /** What can be picked. */
  grades: readonly Grade[];
  picked: Grade | undefined;
  /** What a colleague found since this was begun. */
  meanwhile: string | null;
  /** What the person must answer first: what they began is over, or would be of something else than they saw. */
  toAnswer: string | null;
  /** What the rules still ask for. */
  lacks: string | null;
  /** What they would ask for of a grade with these words, of the claim as it is now. */
  lacksOf(grade: Grade, words: string): string | null;
  /** Why it is not given, where that is all that it lacks; undefined if it can be. */
  whyNot(lacking: string | null): string | undefined;
  /** What there is to be seen of the claim. */
  seenNow(): Seen;
  /** What was seen of it when the person says that theirs is of what stands now. */
  seenAfter(draft: Draft): Seen;
  /** What a second person found, or somebody voted, is changed, or taken back by undo. */
  canClear: boolean;
}

/** What is done in the form. */
interface Writing {
  change(part: Partial<JudgedDraft>): void;
  /** Gives a verdict picked by its digit, or brings focus to what it still needs. */
  pick(grade: Grade): void;
  clear(): void;
  /** Begins, or goes on, with the note. */
  write(): void;
  /** What was written as something that is over goes on as what can be given now, and what was begun on something else is of what stands now. */
  takeOver(): void;
  cancel(): void;
  submit(event: FormEvent | KeyboardEvent): void;
}

export interface VerdictForm extends Written, Writing {
  note: RefObject<HTMLTextAreaElement | null>;
}

/** The form in which a person judges a claim: gives the verdict, looks at it again, or votes. */
export function useVerdictForm(annotation: Annotation): VerdictForm {
  const workbench = useWorkbench();
  const { toText, say } = useTagHands();
  const [draft, setDraft] = useCardDraft(verdictDrafts, annotation.id);
  const note = useRef<HTMLTextAreaElement>(null);
  const written = writtenOf(annotation, draft, useJudging(annotation, draft), workbench);
  const writing = writingIn(written, { setDraft, toText, say, note });
  const { grades, rationale } = written;
  useAskedVerdict(annotation.id, (id) => {
    const grade = grades.find((one) => one.id === id);
    if (grade) writing.pick(grade);
  });
  useOfferedNote(annotation.id, (more) => writing.change({ rationale: rationale === '' ? more : `${rationale}\n\n${more}` }));
  return { ...written, ...writing, note };
}

function writtenOf(annotation: Annotation, draft: Draft | null, judging: Judging, workbench: OpenWorkbench): Written {
  const { session, rules } = workbench;
  const { role, over, given, saysAnew } = judging;
  // Whoever looks at what others found may find the same, whatever the house calls its verdicts by now.
  const scale = role === 'first' ? rules.scale : withOlder(rules.scale, lookedAt(annotation, role));
  const { value, gradeId, rationale } = draft ?? given;
  const picked = scale.grades.find(({ id }) => id === gradeId);
  const isNew = gradeId !== given.gradeId || rationale !== given.rationale;
  const shown = shownToJudge(session, annotation);
  const reader = { me: session.options.personId, shown, nameOf: (id: string) => shortNameOf(workbench, id) };
  // A card is drawn a moment after the tag changes: what a key decides on is the tag as it is now.
  const now = () => session.annotations.get(annotation.id) ?? annotation;
  return {
    ...judging,
    draft,
    value,
    gradeId,
    rationale,
    grades: scale.grades,
    picked,
    meanwhile: draft && sayMeanwhile(draft, annotation, reader),
    toAnswer: over ?? (draft && sayAnother(draft, annotation, reader)),
    lacks: value === null ? null : gradeLacks(scale, { value, gradeId, rationale: seenIn(rationale) }, annotation.evidence),
    lacksOf: ({ id, standing }, note) => gradeLacks(scale, { value: standing, gradeId: id, rationale: seenIn(note) }, now().evidence),
    whyNot: (lacking) => whyNotGiven({ isPicked: picked !== undefined, lacks: lacking, isNew, saysAnew }),
    seenNow: () => seenOf(annotation, shown),
    seenAfter: (begun) => seenAfter(begun, annotation, reader),
    canClear: role === 'first',
  };
}

interface Place {
  setDraft(draft: Draft | null): void;
  toText(): void;
  say(what: string): void;
  note: RefObject<HTMLTextAreaElement | null>;
}

function writingIn(written: Written, { setDraft, toText, say, note }: Place): Writing {
  const { role, roleNow, over, given, saysAnew, send, draft, value, gradeId, rationale, picked, meanwhile, toAnswer } = written;
  const change = (part: Partial<JudgedDraft>) => {
    const next = { value, gradeId, rationale, ...part };
    setDraft(next.value === null && next.rationale === '' ? null : { role, seen: draft?.seen ?? written.seenNow(), ...next });
  };
  const give = ({ id, standing }: Grade, words = rationale) => {
    if (!send({ value: standing, gradeId: id, rationale: words })) return;
    setDraft(null);
    toText();
  };
  return {
    change,
    pick: (grade) => {
      const picking = { value: grade.standing, gradeId: grade.id };
      if (toAnswer !== null) return change(picking);
      const isAnother = grade.id !== given.gradeId;
      const { note: words, asks } = noteOfDigit({ written: rationale, given: given.rationale, isBegun: draft !== null, isAnother });
      const lacking = written.lacksOf(grade, words);
      if (lacking === null && !asks) {
        if (isAnother || saysAnew) return give(grade, words);
        // What stands is picked once more, and nothing is written.
        if (rationale === '') setDraft(null);
        return toText();
      }
      flushSync(() => change({ ...picking, rationale: words }));
      const { needsStance } = verdictValues[grade.standing];
      // Focus goes away from what was picked. What the note lacks is said with its field.
      if (lacking === null) say(grade.name);
      if (lacking !== null && needsStance) {
        say(lacking);
        askForSource({ stance: needsStance });
      } else note.current?.focus();
    },
    clear: () => {
      setDraft(null);
      // What a colleague found meanwhile is seen first.
      if (given.value !== null && meanwhile === null) send(null);
      toText();
    },
    write: () => {
      flushSync(() => change({}));
      note.current?.focus();
      // Behind what stands there, not before it.
      note.current?.setSelectionRange(rationale.length, rationale.length);
    },
    takeOver: () => {
      if (draft && over === null) setDraft({ ...draft, seen: written.seenAfter(draft) });
      else if (draft) setDraft({ ...draft, role: roleNow, seen: written.seenNow() });
      note.current?.focus();
    },
    cancel: () => setDraft(null),
    submit: (event) => {
      event.preventDefault();
      // Enter on what stands, where nothing was begun, is no judgement: it leads back, as its digit does.
      if (draft === null) {
        if (picked) toText();
        return;
      }
      if (picked && toAnswer === null && written.whyNot(written.lacksOf(picked, rationale)) === undefined) give(picked);
    },
  };
}

/** A note as the rules ask for it: bars of an erasure and signs that nobody sees are none. */
function seenIn(note: string): string {
  const said = withoutErased(note);
  return isUnseen(said) ? '' : said;
}
