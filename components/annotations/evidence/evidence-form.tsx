'use client';
import { Plus } from 'lucide-react';
import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { v7 as uuidv7 } from 'uuid';
import { KeyHint, useKeyTip } from '@/components/article/commands/key-hint';
import { useWorkbench } from '@/components/article/session-context';
import { lackOf } from '@/components/sources/source-choice';
import { SourceCombobox } from '@/components/sources/source-combobox';
import { queuedSource, useArticleSources } from '@/components/sources/use-article-sources';
import { Field, TextInput } from '@/components/ui/field';
import { MAX_SOURCE_TITLE_CHARS } from '@/lib/domain/sources/source-input';
import type { Annotation } from '@/lib/domain/tags/annotation';
import { useCardDraft } from '../card-drafts';
import { useTagHands } from '../use-tag-hands';
import { type EvidenceStart, useAskedSource } from './ask-for-source';
import { calledNow, EvidenceDraft, type EvidenceValues, holdsWords, withStart } from './evidence-draft';
import { EvidenceFields } from './evidence-fields';

const drafts = { form: 'evidence', schema: EvidenceDraft };

/** Links a source to the tag: one that is there, or a new one by title or link. */
export function EvidenceForm({ annotation }: { annotation: Annotation }) {
  const { deskId, session } = useWorkbench();
  const { attempt, act } = useTagHands();
  const sources = useArticleSources();
  const tip = useKeyTip();
  const [kept, setDraft] = useCardDraft(drafts, annotation.id);
  const draft = kept && calledNow(kept, sources);
  /** Another source was asked for while this one is being written. */
  const [isHeld, setHeld] = useState(false);
  /** Closed by Escape: what is written waits for who opens it again. */
  const [isFolded, setFolded] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const form = useRef<HTMLFormElement>(null);
  const adder = useRef<HTMLButtonElement>(null);
  const back = useBackThere();

  const open = (start: EvidenceStart) => {
    back.remember();
    const begun = draft ?? { values: noEvidence(), choice: null, text: '' };
    const next = withStart(begun, start, sources);
    flushSync(() => {
      setFolded(false);
      setHeld(next === null);
      setDraft(next ?? begun);
    });
    if (next === null) form.current?.querySelector<HTMLElement>('[name=quote]')?.focus();
    else if (start.sourceId) form.current?.querySelector<HTMLElement>('[name=locator]')?.focus();
    else if (start.pasted) form.current?.querySelector<HTMLElement>('input[type=radio]:checked')?.focus();
    else input.current?.focus();
  };
  useAskedSource(open);

  const close = () => {
    flushSync(() => {
      setHeld(false);
      setDraft(null);
    });
    back.go(adder.current);
  };
  const fold = (begun: EvidenceDraft) => {
    if (!holdsWords(begun)) return close();
    flushSync(() => setFolded(true));
    back.go(adder.current);
  };
  const link = ({ values, choice }: EvidenceDraft) => {
    if (!choice) return;
    const source =
      'id' in choice
        ? { sourceId: choice.id, ...queuedSource(session, choice.id) }
        : { sourceId: uuidv7(), newSource: { title: choice.newTitle, url: choice.newUrl, type: choice.newUrl ? 'webpage' : 'document' } };
    if (attempt(() => act('evidence.linked', { annotationId: annotation.id, evidenceId: uuidv7(), ...source, ...values }))) close();
  };

  if (draft === null || isFolded) {
    const again = tip('repeatSource');
    const own = tip('addSource');
    // The last source again has a key and no button of its own.
    const title = again['aria-keyshortcuts'] === undefined ? own.title : `${own.title}. ${again.title}`;
    return (
      <button type="button" ref={adder} className="inp soft add-source" {...own} title={title} onClick={() => open({})}>
        <Plus className="i s" aria-hidden="true" />
        <span className="dim sp">
          Add source{draft === null ? <span aria-hidden="true">: title or link</span> : ': go on with the one begun'}
        </span>
        <KeyHint command="addSource" />
      </button>
    );
  }
  const isChosen = draft.choice !== null;
  const lack = lackOf(draft.choice);
  /** A new source by its link, which has a title of its own. */
  const page = draft.choice && 'newUrl' in draft.choice && draft.choice.newUrl !== null ? draft.choice : null;
  return (
    <EvidenceFields
      values={draft.values}
      formRef={form}
      // What is held is to be seen, also where its source was cleared.
      isOpen={isChosen || isHeld}
      onChange={(values) => setDraft({ ...draft, values })}
      submit="Link source"
      off={lack}
      notice={isHeld ? (isChosen ? HELD : HELD_WITHOUT_SOURCE) : isChosen && lack ? lack : null}
      onSubmit={() => link(draft)}
      onCancel={close}
      onEscape={() => fold(draft)}
    >
      <SourceCombobox
        deskId={deskId}
        near={[...sources.values()]}
        text={draft.text}
        choice={draft.choice}
        onChange={(text, choice) =>
          flushSync(() => {
            // Whose words they are is the person's to say, and was said now.
            setHeld(false);
            setDraft({ ...draft, text, choice });
          })
        }
        // The source is known: its name comes next, or its words.
        onChosen={() => form.current?.querySelector<HTMLElement>('[name=title], [name=quote]')?.focus()}
        inputRef={input}
      />
      {page && (
        <Field label="Title" hint="Its link stands for it where there is none.">
          {(ids) => (
            <TextInput
              {...ids}
              name="title"
              maxLength={MAX_SOURCE_TITLE_CHARS}
              value={page.newTitle}
              onChange={(event) => setDraft({ ...draft, choice: { ...page, newTitle: event.target.value } })}
            />
          )}
        </Field>
      )}
    </EvidenceFields>
  );
}

const HELD = 'What you began to write of this source is not linked yet. Link it or cancel it, then bring in the other one.';
const HELD_WITHOUT_SOURCE =
  'What you began to write is not linked yet. Name its source above and link it, or cancel it, then bring in the other one.';

/** Where focus was before the form opened, so that it goes back there: the text, mostly. */
function useBackThere() {
  const { editor } = useWorkbench();
  const place = useRef<Element | null>(null);
  return useRef({
    remember: () => {
      place.current = document.activeElement;
    },
    go: (otherwise: HTMLElement | null) => {
      const there = place.current;
      // Of a group of radio buttons only the chosen one takes focus.
      const chosen = there?.closest('fieldset')?.querySelector('input:checked') ?? there;
      if (there === editor.view.dom) editor.view.focus();
      else if (chosen instanceof HTMLElement && chosen.isConnected && chosen !== document.body) chosen.focus();
      else otherwise?.focus();
    },
  }).current;
}

/** Supports it, looked at today where the person is. */
function noEvidence(): EvidenceValues {
  const now = new Date();
  const today = [now.getFullYear(), `${now.getMonth() + 1}`.padStart(2, '0'), `${now.getDate()}`.padStart(2, '0')].join('-');
  return { stance: 'supports', quote: '', locator: '', lookedAt: today, tier: null, origin: '' };
}
