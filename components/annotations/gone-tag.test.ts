import { describe, expect, it } from 'vitest';
import type { ToastContent } from '@/components/ui/toast';
import { testId } from '@/lib/domain/journal/journal.fixture';
import type { Thread } from '@/lib/domain/talk/thread';
import { newServer, openSender } from '@/lib/editor/session/sender.fixture';
import { sayGone } from './gone-tag';

/** An article of which a tag may be asked for, and what is said then. */
async function begin({ canTag = true } = {}) {
  const { tab, sender, clock } = openSender(newServer());
  const { session, history } = tab;
  const annotationId = tab.tag('a lazy cut');
  await clock.pass(1_000);
  const notes: ToastContent[] = [];
  const opened: string[] = [];
  const hands = {
    act: (type: string, payload: Record<string, unknown>) => history.act(type, payload),
    attempt: (work: () => void) => {
      work();
      return true;
    },
  };
  const around = { session, sender, people: new Map(), hands, toast: (note: ToastContent) => notes.push(note), canTag };
  const ask = (id: string, thread: Thread | null = null) => sayGone(id, thread, () => opened.push(id), around);
  return { tab, clock, annotationId, notes, opened, ask };
}

describe('sayGone', () => {
  it('says who removed a tag, restores it for whoever tags, and opens it then', async () => {
    const { tab, clock, annotationId, notes, opened, ask } = await begin();
    tab.history.act('annotation.removed', { annotationId });
    await clock.pass(1_000);
    ask(annotationId);
    expect(notes).toMatchObject([{ text: 'C1 was removed by you.', undoName: 'Restore C1' }]);
    notes[0]?.undo?.();
    expect(tab.annotation(annotationId).isRemoved).toBe(false);
    expect(opened).toEqual([annotationId]);
  });

  it('offers it neither to whoever does not tag, nor where another one of its kind has its words', async () => {
    const reader = await begin({ canTag: false });
    reader.tab.history.act('annotation.removed', { annotationId: reader.annotationId });
    reader.ask(reader.annotationId);
    const checker = await begin();
    checker.tab.history.act('annotation.removed', { annotationId: checker.annotationId });
    checker.tab.tag('a lazy cut');
    checker.ask(checker.annotationId);
    for (const { notes } of [reader, checker]) {
      expect(notes).toMatchObject([{ text: 'C1 was removed by you.' }]);
      expect(notes[0]?.undo).toBeUndefined();
    }
  });

  it('says that the article has no such tag, unless it may still come', async () => {
    const { tab, clock, notes, ask } = await begin();
    tab.typeBefore('lazy', 'very ');
    ask(testId());
    expect(notes).toEqual([]);
    await clock.pass(1_000);
    ask(testId());
    expect(notes).toEqual([{ text: 'That tag is not in this article.' }]);
  });
});
