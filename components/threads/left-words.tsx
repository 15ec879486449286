'use client';
import { useEffect, useState } from 'react';
import { useWorkbench } from '@/components/article/session-context';
import { Button } from '@/components/ui/button';
import { useToast } from '@/components/ui/toast';
import { inBrief } from '@/lib/domain/text/in-brief';
import { scrollToWords } from '@/lib/editor/keys/text-commands';
import { commentedSpans } from '@/lib/editor/marks/thread-plugin';
import { beginComment } from './begin-comment';
import { areSameWords, type BegunWords, begunWordsOf, findBegunWords, keepBegunWords, wordsAt } from './begun-words';
import { hasDraft } from './comment-drafts';
import { askForComment } from './focus-comment';
import { type BegunThread, DRAFT_WORDS } from './open-thread';

/**
 * The words that the draft in this field was begun on, where a comment on others is begun now: nobody can know which the person means. Null otherwise.
 * While it is known which, the draft follows its words.
 */
export function useLeftWords(open: BegunThread, draftId: string): { words: BegunWords | null; forget(): void; goBack(): void } {
  const { session, editor } = useWorkbench();
  const toast = useToast();
  const wordsNow = () => (open.begins === 'words' ? wordsAt(session.doc, commentedSpans(editor.state, DRAFT_WORDS)) : []);
  const readLeft = () => {
    const [begun, now] = [begunWordsOf(session, draftId), wordsNow()];
    const isLeft = begun !== null && now.length > 0 && hasDraft(session, draftId) && !areSameWords(begun, now);
    return isLeft ? begun : null;
  };
  const [words, setWords] = useState(readLeft);
  const [seen, setSeen] = useState(open);
  if (seen !== open) {
    setSeen(open);
    setWords(readLeft());
  }
  useEffect(() => {
    const now = wordsNow();
    // Words that are gone stay those that it was on.
    if (words === null && now.length > 0) keepBegunWords(session, draftId, now);
  });
  const goBack = () => {
    const spans = words ? findBegunWords(session.doc, words) : [];
    const [first] = spans;
    if (!first) return toast({ text: 'Those words are gone, or changed. Comment on these, or select others.' });
    keepBegunWords(session, draftId, wordsAt(session.doc, spans));
    beginComment({ session }, spans);
    scrollToWords(editor.view, first.from);
  };
  const forget = () => {
    setWords(null);
    askForComment('thread');
  };
  return { words, forget, goBack };
}

/** Asks which words a comment is on that was begun on others. */
export function LeftWords({ words, onStay, onBack }: { words: BegunWords; onStay(): void; onBack(): void }) {
  const quoted = words.map(({ exact }) => exact).join(' … ');
  return (
    <div>
      <p className="hint" role="status">
        You began this comment on other words: “<bdi>{inBrief(quoted, MAX_SHOWN_CHARS)}</bdi>”
      </p>
      <div className="card-buttons">
        <Button size="s" onClick={onBack}>
          Back to those words
        </Button>
        <Button size="s" onClick={onStay}>
          Comment on these
        </Button>
      </div>
    </div>
  );
}

const MAX_SHOWN_CHARS = 160;
