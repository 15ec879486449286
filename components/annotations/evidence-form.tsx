'use client';
import { Plus } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { v7 as uuidv7 } from 'uuid';
import { useWorkbench } from '@/components/article/session-context';
import { type SourceChoice, SourceCombobox } from '@/components/sources/source-combobox';
import { Button } from '@/components/ui/button';
import type { Annotation } from '@/lib/domain/annotation';
import { EvidenceFields, type EvidenceValues } from './evidence-fields';
import { useTagActions } from './use-tag-actions';

/** The event by which `S` in the text asks the open card for its source field. */
export const ASK_FOR_SOURCE = 'galley:source';

/** Links a source to the tag: one that is there, or a new one by title or link. */
export function EvidenceForm({ annotation }: { annotation: Annotation }) {
  const { deskId } = useWorkbench();
  const { attempt, act } = useTagActions();
  const [isOpen, setOpen] = useState(false);
  const [choice, setChoice] = useState<SourceChoice | null>(null);
  const input = useRef<HTMLInputElement>(null);

  useEffect(() => {
    const ask = () => {
      setOpen(true);
      input.current?.focus();
    };
    window.addEventListener(ASK_FOR_SOURCE, ask);
    return () => window.removeEventListener(ASK_FOR_SOURCE, ask);
  }, []);
  useEffect(() => {
    if (isOpen) input.current?.focus();
  }, [isOpen]);

  const link = (values: EvidenceValues) => {
    if (!choice) return;
    const source =
      'id' in choice
        ? { sourceId: choice.id }
        : { sourceId: uuidv7(), newSource: { title: choice.newTitle, url: choice.newUrl, type: choice.newUrl ? 'webpage' : 'document' } };
    const isLinked = attempt(() => act('evidence.linked', { annotationId: annotation.id, evidenceId: uuidv7(), ...source, ...values }));
    if (!isLinked) return;
    setChoice(null);
    setOpen(false);
  };

  if (!isOpen) {
    return (
      <Button size="s" aria-label="Add source" aria-keyshortcuts="S" onClick={() => setOpen(true)}>
        <Plus className="i s" aria-hidden="true" /> Add source
        <kbd>S</kbd>
      </Button>
    );
  }
  return (
    <EvidenceFields
      initial={{ stance: 'supports', quote: '', locator: '', lookedAt: today() }}
      submit="Link source"
      off={choice ? undefined : 'Choose a source, or write the title or link of a new one.'}
      onSubmit={link}
    >
      <SourceCombobox deskId={deskId} choice={choice} onChoose={setChoice} inputRef={input} />
    </EvidenceFields>
  );
}

/** Today where the person is: the day on which they look at the source. */
function today(): string {
  const now = new Date();
  return [now.getFullYear(), `${now.getMonth() + 1}`.padStart(2, '0'), `${now.getDate()}`.padStart(2, '0')].join('-');
}
