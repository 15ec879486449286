'use client';
import { useWorkbench } from '@/components/article/session-context';
import { VerdictLabel } from '@/components/ui/verdict-glyph';
import type { Annotation } from '@/lib/domain/annotation';
import type { Verdict } from '@/lib/domain/verdict';
import { glyphOf } from './tag-words';

/** The verdict as plain words, for those who do not judge. */
export function GivenVerdict({ annotation }: { annotation: Annotation }) {
  const { verdict } = annotation;
  return (
    <div className="verdict">
      <VerdictLabel value={glyphOf(annotation)} />
      {verdict && verdict.rationale !== '' && <p>{verdict.rationale}</p>}
      {verdict && <VerdictAuthor verdict={verdict} />}
    </div>
  );
}

/** Who gave a verdict, and when. */
export function VerdictAuthor({ verdict }: { verdict: Verdict }) {
  const { people } = useWorkbench();
  return (
    <p className="hint">
      {people.get(verdict.byId) ?? 'Someone'}, {time.format(new Date(verdict.at))}
    </p>
  );
}

const time = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
