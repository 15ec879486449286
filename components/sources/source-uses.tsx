import { shownTitle } from '@/lib/domain/articles/shown-title';
import { stages } from '@/lib/domain/articles/stage';
import type { SourceCounts, SourcePage, SourceUse } from '@/lib/domain/contract/sources';
import { Stance } from '@/lib/domain/sources/evidence';
import { isUnseen } from '@/lib/domain/text/is-unseen';
import { sayNumber } from '@/lib/domain/text/say-count';
import { KindChip } from '../ui/kind-chip';
import { PageLink } from '../ui/page-link';
import { PrintedCut } from '../ui/printed-cut';
import { ShowMore } from '../ui/show-more';
import { VerdictLabel } from '../ui/verdict-glyph';
import { sayUses } from './say-uses';
import { StanceLabel } from './stance-label';

interface Props {
  articles: SourcePage['articles'];
  /** Of all uses, also those that are not here. */
  counts: SourceCounts;
  /** Fetches more of them; null where all are here. */
  showMore: (() => Promise<boolean>) | null;
  isFetching: boolean;
}

/** Where a source is used, article by article. */
export function SourceUses({ articles, counts, showMore, isFetching }: Props) {
  return (
    <section className="used" aria-label="Where it is used">
      <div className="used-head">
        <h2>{sayUses(counts)}</h2>
        {counts.tags === 0 ? (
          <p className="dim2">Link it to a claim, and the claim stands here.</p>
        ) : (
          <ul className="row" aria-label="By stance">
            {Stance.options.map((stance) => {
              const count = counts.byStance[stance] ?? 0;
              return (
                count > 0 && (
                  <li key={stance} className="row">
                    <StanceLabel stance={stance} />
                    <span className="num">{sayNumber(count)}</span>
                  </li>
                )
              );
            })}
          </ul>
        )}
      </div>
      {articles.map(({ id, title, language, deskName, stage, isArchived, uses: here }) => (
        <div key={id} className="used-in">
          <h3>
            <PageLink href={`/articles/${id}`} dir="auto" lang={(!isUnseen(title) && language) || undefined}>
              {shownTitle(title)}
            </PageLink>
          </h3>
          <p className="about">
            {deskName} · {stages[stage].name.toLowerCase()}
            {isArchived && <span className="tag">Archived</span>}
          </p>
          <ul>
            {here.map((use) => (
              <UseRow key={use.evidenceId} articleId={id} language={language} use={use} />
            ))}
          </ul>
        </div>
      ))}
      {showMore && (
        <div className="used-more">
          <PrintedCut shown={articles.reduce((sum, { uses }) => sum + uses.length, 0)} noun="uses" />
          <ShowMore isBusy={isFetching} onMore={() => void showMore()} />
        </div>
      )}
    </section>
  );
}

function UseRow({ articleId, language, use }: { articleId: string; language: string; use: SourceUse }) {
  const { annotationId, kind, label, words, stance, locator } = use;
  return (
    <li>
      <PageLink className="use" href={`/articles/${articleId}?tag=${annotationId}`}>
        <KindChip kind={kind} label={label} />
        <span className="words" dir="auto" lang={language || undefined}>
          {words}
        </span>
        <span className="row">
          <StanceLabel stance={stance} />
          {kind === 'claim' && <Outcome use={use} />}
          <span className="mono dim">{locator}</span>
        </span>
      </PageLink>
    </li>
  );
}

/** The verdict of a claim that is checked, or what it waits for. */
function Outcome({ use: { verdict, grade, left } }: { use: SourceUse }) {
  if (left === null) return <VerdictLabel value={verdict ?? 'open'} grade={grade} />;
  return <VerdictLabel value={left.isBegun ? 'checking' : 'open'} name={`${left.said.charAt(0).toUpperCase()}${left.said.slice(1)}`} />;
}
