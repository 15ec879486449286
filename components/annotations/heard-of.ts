import type { OpenWorkbench } from '@/components/article/session-context';
import { saySourceCount } from '@/components/sources/say-source-count';
import { sayThreads, type ThreadCount } from '@/components/threads/count-threads';
import { sayChange } from '@/lib/domain/checks/what-changed';
import { type Annotation, lacksSource, typeOf, wordsChanged } from '@/lib/domain/tags/annotation';
import { spokenName } from '@/lib/domain/tags/spoken-name';
import { locatorAt } from '@/lib/domain/text/article-text';
import { checkerNameOf } from './check/checker-avatar';
import type { NearDue } from './check/near-due';
import { sayRelated } from './relations/use-relations';
import { placesOfTag, stateNameOf } from './tag-words';

/** What a row or a slip is told of its tag beside the tag itself. */
interface Told {
  /** "3 facts" of a claim that is split, else nothing. */
  facts: string;
  threads: ThreadCount;
  /** How many relations it has, where they are shown. */
  related?: number;
  due: NearDue | null;
  isOverdue: boolean;
  isWaiting: boolean;
}

/** What a row or a slip shows of a tag by its signs, for those who hear it: in both the same, and in one order. */
export function heardOf(
  workbench: OpenWorkbench,
  tag: Annotation,
  { facts, threads, related = 0, due, isOverdue, isWaiting }: Told,
): string[] {
  const said = [
    stateNameOf(tag, workbench.rules.votes),
    changeHeard(tag),
    isWaiting && 'waiting to be sent',
    placesOfTag(tag),
    facts,
    lacksSource(tag) && 'needs a source',
    ...sayThreads(threads),
    related > 0 && sayRelated(related),
    isOverdue && 'reply overdue',
    due?.said,
    checkerNameOf(workbench, tag),
  ];
  return said.flatMap((one) => one || []);
}

/** What became of the words of a claim, where its state does not say it: that of a verdict that stands, and of none, is silent about it. */
const changeHeard = (tag: Annotation) =>
  tag.kind === 'claim' && tag.anchor.state !== 'orphaned' && !tag.isStale && wordsChanged(tag) && sayChange(tag).toLowerCase();

/** A tag by its name, where it stands and what it rests on, with what is heard of it: of a slip, and of the tag that a key went to. */
export function nameHeard(workbench: OpenWorkbench, tag: Annotation, told: Told): string[] {
  const { session } = workbench;
  const named = [
    spokenName(tag),
    locatorAt(session.doc, session.placesOf(tag)[0]?.from ?? 0).replace('¶', 'paragraph '),
    tag.evidence.length > 0 && saySourceCount(tag.evidence.length),
    typeOf(tag)?.name,
    ...heardOf(workbench, tag, told),
  ];
  return named.flatMap((one) => one || []);
}
