import { stages } from '@/lib/domain/articles/stage';
import type { SourcePage, SourceUse } from '@/lib/domain/contract/sources';
import { Stance } from '@/lib/domain/sources/evidence';
import { KindChip } from '../ui/kind-chip';
import { PageLink } from '../ui/page-link';
import { VerdictLabel } from '../ui/verdict-glyph';
import { StanceLabel } from './stance-label';

type Articles = SourcePage['articles'];

/** Where a source is used, article by article. */
export function SourceUses({ articles }: { articles: Articles }) {
  const uses = articles.flatMap((article) => article.uses);
  const counts = Stance.options.map((stance) => ({ stance, count: uses.filter((use) => use.stance === stance).length }));
  return (
    <section className="used" aria-label="Where it is used">
      <div className="used-head">
        <h2>{summaryOf(uses, articles.length)}</h2>
        {uses.length === 0 ? (
          <p className="dim2">Link it to a claim, and the claim stands here.</p>
        ) : (
          <ul className="row" aria-label="By stance">
            {counts.map(
              ({ stance, count }) =>
                count > 0 && (
                  <li key={stance} className="row">
                    <StanceLabel stance={stance} />
                    <span className="num">{count}</span>
                  </li>
                ),
            )}
          </ul>
        )}
      </div>
      {articles.map(({ id, title, language, deskName, stage, isArchived, uses: here }) => (
        <div key={id} className="used-in">
          <h3>
            <PageLink href={`/articles/${id}`} dir="auto" lang={(title && language) || undefined}>
              {title || 'Untitled'}
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

/** "Used in 6 claims, 3 articles". A tag that quotes the source twice counts once. */
function summaryOf(uses: readonly SourceUse[], articles: number): string {
  if (uses.length === 0) return 'Not used yet';
  const tags = new Set(uses.map(({ annotationId }) => annotationId)).size;
  const noun = uses.every(({ kind }) => kind === 'claim') ? 'claim' : 'tag';
  const count = (number: number, one: string) => `${number} ${number === 1 ? one : `${one}s`}`;
  return `Used in ${count(tags, noun)}, ${count(articles, 'article')}`;
}
