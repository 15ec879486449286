'use client';
import { useEffect, useRef } from 'react';
import { sayNearDue } from '@/components/annotations/check/near-due';
import { useOverdue } from '@/components/annotations/check/use-overdue';
import { nameHeard } from '@/components/annotations/heard-of';
import { listedWords } from '@/components/annotations/tag-words';
import { useTagHands } from '@/components/annotations/use-tag-hands';
import { useWaitingVerdicts } from '@/components/annotations/verdict/use-waiting-verdicts';
import { sayFactCount } from '@/components/facts/say-fact-count';
import { noThreads } from '@/components/threads/count-threads';
import { useThreadCounts } from '@/components/threads/use-threads';
import { useDateLanguage } from '@/components/ui/when';
import { claimOf, factsOf } from '@/lib/domain/checks/facts';
import { statementOf } from '@/lib/domain/checks/statement';
import type { Annotation } from '@/lib/domain/tags/annotation';
import { spokenName } from '@/lib/domain/tags/spoken-name';
import { inBrief } from '@/lib/domain/text/in-brief';
import { useAnnotation, useWorkbench } from './session-context';
import { visitedTagOf } from './visited-tag';

/** So much of a tag's words tells which it is. */
const MAX_SAID_CHARS = 80;

/** Says to a screen reader which tag a key went to, as its slip does and with its words: nothing reads a caret that a script has moved. */
export function SaidTag({ id }: { id: string }) {
  const tag = useAnnotation(id);
  return tag ? <Said tag={tag} /> : null;
}

function Said({ tag }: { tag: Annotation }) {
  const workbench = useWorkbench();
  const { say } = useTagHands();
  const { session } = workbench;
  const claim = claimOf(session, tag);
  const [name, ...heard] = nameHeard(workbench, tag, {
    facts: sayFactCount(factsOf(session, tag).length),
    threads: useThreadCounts().get(tag.id) ?? noThreads,
    due: sayNearDue(tag, new Date(), useDateLanguage()),
    isOverdue: useOverdue().has(tag.id),
    isWaiting: useWaitingVerdicts().has(tag.id),
  });
  const words = (claim && statementOf(tag)) || listedWords(session, tag);
  const ofClaim = claim ? [`fact of ${spokenName(claim).toLowerCase()}`] : [];
  const sentence = `${[name, ...ofClaim, ...heard].join(', ')}: “${inBrief(words, MAX_SAID_CHARS)}”`;
  const tell = useRef(() => {
    // Something else may have been said since this was drawn.
    if (visitedTagOf(session).now === tag.id) say(sentence);
  });
  // Once, as it is now: what changes later is told elsewhere.
  useEffect(() => tell.current(), []);
  return null;
}
