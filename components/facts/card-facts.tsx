'use client';
import { CheckerAvatar } from '@/components/annotations/check/checker-avatar';
import { glyphOf, gradeOf, stateNameOf, tagName } from '@/components/annotations/tag-words';
import { useTagHands } from '@/components/annotations/use-tag-hands';
import { useWorkbench } from '@/components/article/session-context';
import { useRightsNow } from '@/components/article/use-rights-now';
import { KindChip } from '@/components/ui/kind-chip';
import { late, useLate } from '@/components/ui/late';
import { VerdictGlyph } from '@/components/ui/verdict-glyph';
import { factsOf, MAX_FACTS, MIN_FACTS } from '@/lib/domain/checks/facts';
import { statementOf } from '@/lib/domain/checks/statement';
import type { Annotation } from '@/lib/domain/tags/annotation';
import { findingOf } from '@/lib/domain/verdicts/followed-verdict';
import { goTo } from '@/lib/editor/keys/text-commands';
import { useSplitting } from './splitting';

const splitDialog = late(() => import('./split-dialog'));

/** The facts of a claim, each a way to its card, and the dialog that splits it or adds more. */
export function CardFacts({ annotation }: { annotation: Annotation }) {
  const { session } = useWorkbench();
  const rights = useRightsNow();
  const [splitting, setSplitting] = useSplitting();
  const dialog = useLate(splitDialog, splitting === annotation.id);
  const facts = factsOf(session, annotation);
  const decided = facts.filter((one) => findingOf(one) !== 'undecided').length;
  return (
    <>
      {facts.length > 0 && (
        <section className="card-facts" aria-label="Facts">
          <p className="related-title dim2">
            Facts{' '}
            <span className="num">
              {decided} of {facts.length} decided
            </span>
          </p>
          <ul>
            {facts.map((fact) => (
              <FactRow key={fact.id} fact={fact} />
            ))}
          </ul>
          {facts.length < MIN_FACTS && (
            <p className="hint">One fact alone decides nothing: {tagName(annotation)} is judged by itself. Add another, or remove it.</p>
          )}
          {rights.canTag && facts.length < MAX_FACTS && (
            <button type="button" className="link" onClick={() => setSplitting(annotation.id)}>
              Add a fact
            </button>
          )}
        </section>
      )}
      {rights.canTag && dialog && splitting === annotation.id && (
        <dialog.SplitDialog annotation={annotation} facts={facts} onClose={() => setSplitting(null)} />
      )}
    </>
  );
}

/** One fact: what it says, how it stands and who has it. A press opens its card. */
function FactRow({ fact }: { fact: Annotation }) {
  const { editor, rules, session } = useWorkbench();
  const { actions, toText } = useTagHands();
  const go = () => {
    goTo(editor.view, actions, fact.id);
    // This card goes with its tag: focus is in the text, at the fact's words.
    toText();
  };
  return (
    <li>
      <button type="button" className="fact-row" onClick={go}>
        <KindChip kind="claim" label={fact.label} />
        <span className="read" dir="auto" lang={session.language}>
          {statementOf(fact)}
        </span>
        <span className="fact-state">
          <VerdictGlyph value={glyphOf(fact)} grade={gradeOf(fact)} isNamedBeside />
          <span className="vh">, </span>
          {stateNameOf(fact, rules.votes)}
        </span>
        <CheckerAvatar annotation={fact} />
      </button>
    </li>
  );
}
