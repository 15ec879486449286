import type { SourcePage } from '@/lib/domain/contract/sources';
import { sayCount } from '@/lib/domain/text/say-count';
import { KindChip } from '../ui/kind-chip';
import { PageLink } from '../ui/page-link';
import { Day } from '../ui/when';
import { namesInUses } from './names-in-uses';
import { quotesOf, type SourceQuote } from './quotes-of';
import { StanceLabel } from './stance-label';

interface Props {
  articles: SourcePage['articles'];
  /** True if there are uses that are not here. */
  hasMore: boolean;
}

/** The words that claims quote from a source, each once, in the order of where they stand in it. */
export function SourceQuotes({ articles, hasMore }: Props) {
  const quotes = quotesOf(articles);
  const names = namesInUses(articles);
  return (
    <section className="quotes" aria-labelledby="quotes-head">
      <div className="row">
        <h2 className="h2" id="quotes-head">
          Quotes taken from it
        </h2>
        {quotes.length > 0 && (
          <span className="dim num">
            {sayCount(quotes.length, 'quote')}
            {hasMore && ' in the uses shown'}
          </span>
        )}
      </div>
      {quotes.length === 0 && (
        <p className="quotes-none">
          {hasMore
            ? 'No words are quoted in the uses shown.'
            : 'No words are quoted from it yet. Paste them into a claim’s evidence, and they stand here.'}
        </p>
      )}
      {quotes.map((quote) => (
        <Quote key={`${quote.locator}\n${quote.words}`} quote={quote} names={names} />
      ))}
    </section>
  );
}

function Quote({ quote: { words, locator, uses }, names }: { quote: SourceQuote; names: ReadonlyMap<string, string> }) {
  return (
    <figure className="quoted">
      {locator !== '' && (
        <span className="at mono" dir="auto">
          {locator}
        </span>
      )}
      <blockquote dir="auto">
        <span className="ev">{words}</span>
      </blockquote>
      <figcaption>
        <ul>
          {uses.map(({ articleId, evidenceId, annotationId, kind, label, stance, lookedAt, byName }) => (
            <li key={evidenceId} className="row">
              <PageLink className="by" href={`/articles/${articleId}?tag=${annotationId}`}>
                <KindChip kind={kind} label={label} />
              </PageLink>
              <StanceLabel stance={stance} />
              <span className="dim">
                {names.get(byName)}
                {lookedAt && (
                  <>
                    , looked at <Day on={lookedAt} />
                  </>
                )}
              </span>
            </li>
          ))}
        </ul>
      </figcaption>
    </figure>
  );
}
