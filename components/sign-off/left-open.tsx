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
 * What a signature leaves as it is: places that nobody has confirmed and suggestions that nobody has answered, with which nobody can do that once it
 * is signed, and queries that are not settled. It does not stand in the way: whoever signs is to know of it.
 */
export function LeftOpen({ onShow }: { onShow: (then: () => void) => void }) {
  const { session } = useWorkbench();
  const show = useShow(onShow);
  const go = useGo();
  const isAtQueries = usePathname().endsWith('/queries');
  const moved = useTagSummary(true)?.moved ?? [];
  const [first] = moved;
  const { threads, details, suggestions } = session.confirmed;
  const unanswered = openSuggestions(suggestions);
  const [nearest] = unanswered;
  const open = [...threads.values()].filter(isQuery).filter((one) => ['waiting', 'answered'].includes(queryStandingOf(one, details)));
  return (
    <>
      {first && (
        <Open
          count={moved.length}
          what={
            moved.length === 1
              ? 'tag stands in another place that nobody has confirmed'
              : 'tags stand in another place that nobody has confirmed'
          }
          hint="Not in the way. Once it is signed nobody can confirm a place until the article is opened again."
          onShow={() => show.tag(first.id)}
        />
      )}
      {nearest && (
        <Open
          count={unanswered.length}
          what={unanswered.length === 1 ? 'suggestion waits for an answer' : 'suggestions wait for an answer'}
          hint="Not in the way. Once it is signed nobody can accept a suggestion until the article is opened again."
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
