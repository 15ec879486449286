import Link from 'next/link';
import type { SourcePage } from '@/lib/domain/contract/sources';
import { stances } from '@/lib/domain/evidence';
import { KindChip } from '../ui/kind-chip';
import { VerdictLabel } from '../ui/verdict-glyph';

type Articles = SourcePage['articles'];

/** Where a source is used, article by article. */
export function SourceUses({ articles }: { articles: Articles }) {
  const uses = articles.flatMap((article) => article.uses);
  return (
    <section className="used" aria-label="Where it is used">
      <h2>{summaryOf(uses.length, articles.length)}</h2>
      {articles.map(({ id, title, deskName, isArchived, uses: here }) => (
        <div key={id} className="used-in">
          <h3>
            <Link href={`/articles/${id}`}>{title || 'Untitled'}</Link>
          </h3>
          <p className="about">
            {deskName}
            {isArchived && <span className="tag">Archived</span>}
          </p>
          <ul>
            {here.map((use) => (
              <UseRow key={use.evidenceId} articleId={id} use={use} />
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

function UseRow({ articleId, use }: { articleId: string; use: Articles[number]['uses'][number] }) {
  const { annotationId, kind, label, words, stance, verdict, locator, quote } = use;
  return (
    <li>
      <Link className="use" href={`/articles/${articleId}?tag=${annotationId}`}>
        <KindChip kind={kind} label={label} />
        <span>
          <span className="words">{words}</span>
          {quote !== '' && <q>{quote}</q>}
          <span className="row">
            <span className={`stance ${stance}`}>
              <span aria-hidden="true">{stances[stance].sign}</span> {stances[stance].name}
            </span>
            {verdict !== null && <VerdictLabel value={verdict} />}
            <span className="sp" />
            <span className="mono dim">{locator}</span>
          </span>
        </span>
      </Link>
    </li>
  );
}

function summaryOf(uses: number, articles: number): string {
  if (uses === 0) return 'Not used yet';
  return `Used ${uses} ${uses === 1 ? 'time' : 'times'} in ${articles} ${articles === 1 ? 'article' : 'articles'}`;
}
