'use client';
import { usePathname } from 'next/navigation';
import { useTagSummary } from '@/components/annotations/list/use-ordered-tags';
import { useWorkbench } from '@/components/article/session-context';
import { useGo } from '@/components/ui/use-go';
import { isQuery, queryStandingOf } from '@/lib/domain/talk/query';
import { openSuggestions } from '@/lib/domain/talk/suggestion';
import { sayNumber } from '@/lib/domain/text/say-count';
import { useShow } from './use-show';

/**
 * What a signature leaves as it is: places that nobody has confirmed, words of opinions and proposals that changed or are gone, suggestions that nobody
 * has answered, and queries that are not settled. It does not stand in the way: whoever signs is to know of it, since nobody can see to tags and
 * suggestions once it is signed.
 */
export function LeftOpen({ onShow }: { onShow: (then: () => void) => void }) {
  const { session, rights } = useWorkbench();
  const show = useShow(onShow);
  const go = useGo();
  const isAtQueries = usePathname().endsWith('/queries');
  const summary = useTagSummary(true);
  const moved = summary?.moved ?? [];
  // A claim of which this is true stands in the way by itself.
  const changed = summary?.tags.filter(({ kind, anchor }) => kind !== 'claim' && ['drifted', 'orphaned'].includes(anchor.state)) ?? [];
  const [[firstMoved], [firstChanged]] = [moved, changed];
  // By the first signature: whoever signs next can do nothing about it any more.
  const locked = (todo: string) =>
    rights.lock === 'signed'
      ? `Not in the way. It is signed already: nobody can ${todo} until the article is opened again.`
      : `Not in the way. Once it is signed nobody can ${todo} until the article is opened again.`;
  const { threads, details, suggestions } = session.confirmed;
  const unanswered = openSuggestions(suggestions);
  const [nearest] = unanswered;
  const open = [...threads.values()].filter(isQuery).filter((one) => ['waiting', 'answered'].includes(queryStandingOf(one, details)));
  return (
    <>
      {firstMoved && (
        <Open
          count={moved.length}
          what={
            moved.length === 1
              ? 'tag stands in another place that nobody has confirmed'
              : 'tags stand in another place that nobody has confirmed'
          }
          hint={locked('confirm a place')}
          onShow={() => show.tag(firstMoved.id)}
        />
      )}
      {firstChanged && (
        <Open
          count={changed.length}
          what={
            changed.length === 1
              ? 'opinion or proposal has words that changed or are gone'
              : 'opinions or proposals have words that changed or are gone'
          }
          hint={locked('see to them')}
          onShow={() => show.tag(firstChanged.id)}
        />
      )}
      {nearest && (
        <Open
          count={unanswered.length}
          what={unanswered.length === 1 ? 'suggestion waits for an answer' : 'suggestions wait for an answer'}
          hint={locked('accept a suggestion')}
          onShow={isAtQueries ? null : () => show.suggestion(nearest.id)}
        />
      )}
      {open.length > 0 && (
        <Open
          count={open.length}
          what={open.length === 1 ? 'query is open' : 'queries are open'}
          hint="Not in the way. A query is open until it is settled or withdrawn, answered or not."
          onShow={isAtQueries ? null : () => onShow(() => go(`/articles/${session.options.articleId}/queries`))}
        />
      )}
    </>
  );
}

interface Props {
  count: number;
  what: string;
  hint: string;
  /** Null where it is behind the dialog already, or cannot be gone to from there. */
  onShow: (() => void) | null;
}

function Open({ count, what, hint, onShow }: Props) {
  return (
    <section className="blocker-kind" aria-label={`${sayNumber(count)} ${what}`}>
      <p className="blocker-head">
        <b className="num">{sayNumber(count)}</b> {what}
        <span className="sp" />
        {onShow && (
          <button type="button" className="link" onClick={onShow}>
            Show
          </button>
        )}
      </p>
      <p className="hint">{hint}</p>
    </section>
  );
}
