import { ArrowRight, FileText } from 'lucide-react';
import type { ReactNode } from 'react';
import { StageMark } from '@/components/article/list/stage-mark';
import { standingName } from '@/components/claims/standing-label';
import { hostOf } from '@/components/sources/host-of';
import { SourceTypeIcon } from '@/components/sources/source-type-icon';
import { MarkedStretches } from '@/components/ui/marked-stretches';
import { VerdictGlyph } from '@/components/ui/verdict-glyph';
import { shownTitle } from '@/lib/domain/articles/shown-title';
import type { FoundArticle, FoundClaim, FoundInHouse, FoundSource } from '@/lib/domain/contract/search';
import { markFound, readClaimQuery } from '@/lib/domain/memory/claim-query';
import type { MarkedStretch } from '@/lib/domain/memory/marked-stretch';
import { isUnseen } from '@/lib/domain/text/is-unseen';

/** A row of what was found, and where it leads. */
export interface FoundRow {
  key: string;
  href: string;
  content: ReactNode;
}

export interface FoundGroup {
  name: string;
  rows: FoundRow[];
}

/** What was found in groups, those without any left out. The last row of each leads to the list with the same words. */
export function groupsOf({ articles, claims, sources }: FoundInHouse, query: string): FoundGroup[] {
  const mark: Mark = (text) => markFound(text, readClaimQuery(query));
  function group<One>(name: string, path: string, found: readonly One[], rowOf: (one: One, mark: Mark) => FoundRow): FoundGroup[] {
    const all = { key: path, href: `${path}?${new URLSearchParams({ q: query })}`, content: <All name={name} query={query} /> };
    return found.length === 0 ? [] : [{ name, rows: [...found.map((one) => rowOf(one, mark)), all] }];
  }
  return [
    ...group('Articles', '/articles', articles, articleRow),
    ...group('Claims', '/claims', claims, claimRow),
    ...group('Sources', '/sources', sources, sourceRow),
  ];
}

type Mark = (text: string) => MarkedStretch[];

const articleRow = ({ id, title, language, byline, deskName, stage }: FoundArticle, mark: Mark): FoundRow => ({
  key: id,
  href: `/articles/${id}`,
  content: (
    <>
      <FileText className="i s" aria-hidden="true" />
      <Words of={mark(shownTitle(title))} language={isUnseen(title) ? '' : language} about={[byline, deskName]} />
      <StageMark stage={stage} />
    </>
  ),
});

function claimRow({ id, articleId, articleTitle, language, label, words, statement, standing, grade }: FoundClaim, mark: Mark): FoundRow {
  const [said, stated] = [mark(words), mark(statement ?? '')];
  // Where only its statement has what was looked for, the words alone would not say why it is here.
  const isStated = !said.some(({ isMarked }) => isMarked) && stated.some(({ isMarked }) => isMarked);
  return {
    key: id,
    href: `/articles/${articleId}?tag=${id}`,
    content: (
      <>
        <VerdictGlyph value={standing === 'none' ? 'open' : standing} grade={grade ?? undefined} isNamedBeside />
        <span className="vh">{standingName({ standing, grade })}: </span>
        <Words of={isStated ? stated : said} language={language} label={label} about={[shownTitle(articleTitle)]} />
      </>
    ),
  };
}

const sourceRow = ({ id, title, url, publisher, type }: FoundSource, mark: Mark): FoundRow => ({
  key: id,
  href: `/sources/${id}`,
  content: (
    <>
      <SourceTypeIcon type={type} />
      <Words of={mark(title)} about={[url === null ? publisher : hostOf(url)]} />
    </>
  ),
});

interface WordsProps {
  of: MarkedStretch[];
  /** Of the words; empty where nobody said. */
  language?: string;
  label?: string | null;
  about: string[];
}

/** What was found, with what was looked for marked in it, and under it what tells it from another. */
function Words({ of, language, label = null, about }: WordsProps) {
  return (
    <span className="found-words">
      <span className="read" dir="auto" lang={language || undefined}>
        <MarkedStretches stretches={of} />
      </span>
      <span className="about">
        {label !== null && <span className="mono">{label}</span>}
        {/* Around the isolate: a separator in it would stand at the end of a name that runs the other way. */}
        {about.filter(Boolean).map((part) => (
          <span key={part}>
            <bdi>{part}</bdi>
          </span>
        ))}
      </span>
    </span>
  );
}

function All({ name, query }: { name: string; query: string }) {
  return (
    <>
      <ArrowRight className="i s" aria-hidden="true" />
      <span className="trunc">
        All {name.toLowerCase()} with “<bdi>{query}</bdi>”
      </span>
    </>
  );
}
