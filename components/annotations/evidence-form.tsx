'use client';
import { Plus } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { flushSync } from 'react-dom';
import { v7 as uuidv7 } from 'uuid';
import { useWorkbench } from '@/components/article/session-context';
import { type SourceChoice, SourceCombobox } from '@/components/sources/source-combobox';
import { useArticleSources } from '@/components/sources/use-article-sources';
import { Button } from '@/components/ui/button';
import type { Annotation } from '@/lib/domain/annotation';
import type { Stance } from '@/lib/domain/evidence';
import { useCardDraft } from './card-drafts';
import { EvidenceFields, type EvidenceValues } from './evidence-fields';
import { useTagActions } from './use-tag-actions';

/** Carries the stance that a verdict still needs, or null. */
const ASK_FOR_SOURCE = 'galley:source';

/** Has the open card ask for a source: its field gets focus, and the stance where one is needed. */
export function askForSource(stance: Stance | null): void {
  window.dispatchEvent(new CustomEvent<Stance | null>(ASK_FOR_SOURCE, { detail: stance }));
}

interface Draft {
  values: EvidenceValues;
  choice: SourceChoice | null;
  text: string;
}

const drafts = new Map<string, Draft>();

/** Links a source to the tag: one that is there, or a new one by title or link. */
export function EvidenceForm({ annotation }: { annotation: Annotation }) {
  const { deskId } = useWorkbench();
  const { attempt, act } = useTagActions();
  const sources = useArticleSources();
  const [draft, setDraft] = useCardDraft(drafts, annotation.id);
  const input = useRef<HTMLInputElement>(null);
  const adder = useRef<HTMLButtonElement>(null);
  const back = useBackThere();

  const open = (stance: Stance | null) => {
    back.remember();
    const begun = draft ?? { values: noEvidence(), choice: null, text: '' };
    flushSync(() => setDraft(stance ? { ...begun, values: { ...begun.values, stance } } : begun));
    input.current?.focus();
  };
  const latestOpen = useRef(open);
  latestOpen.current = open;
  useEffect(() => {
    const ask = (event: Event) => latestOpen.current(event instanceof CustomEvent ? event.detail : null);
    window.addEventListener(ASK_FOR_SOURCE, ask);
    return () => window.removeEventListener(ASK_FOR_SOURCE, ask);
  }, []);

  const close = () => {
    flushSync(() => setDraft(null));
    back.go(adder.current);
  };
  const link = ({ values, choice }: Draft) => {
    if (!choice) return;
    const source =
      'id' in choice
        ? { sourceId: choice.id }
        : { sourceId: uuidv7(), newSource: { title: choice.newTitle, url: choice.newUrl, type: choice.newUrl ? 'webpage' : 'document' } };
    if (attempt(() => act('evidence.linked', { annotationId: annotation.id, evidenceId: uuidv7(), ...source, ...values }))) close();
  };

  if (draft === null) {
    return (
      <Button ref={adder} className="add-source" size="s" aria-keyshortcuts="S" onClick={() => open(null)}>
        <Plus className="i s" aria-hidden="true" /> Add source
        <span className="kbd" aria-hidden="true">
          S
        </span>
      </Button>
    );
  }
  return (
    <EvidenceFields
      values={draft.values}
      onChange={(values) => setDraft({ ...draft, values })}
      submit="Link source"
      off={draft.choice ? undefined : 'Choose a source, or write the title or link of a new one.'}
      onSubmit={() => link(draft)}
      onCancel={close}
    >
      <SourceCombobox
        deskId={deskId}
        near={[...sources.values()]}
        text={draft.text}
        choice={draft.choice}
        onChange={(text, choice) => setDraft({ ...draft, text, choice })}
        inputRef={input}
      />
    </EvidenceFields>
  );
}

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
  return { stance: 'supports', quote: '', locator: '', lookedAt: today };
}
