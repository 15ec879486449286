'use client';
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { BookmarkPlus, RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { AccountMenu } from '@/components/desk/account-menu';
import { Logo } from '@/components/desk/logo';
import type { Theme } from '@/components/desk/theme';
import { InboxLink } from '@/components/inbox/inbox-link';
import { Button } from '@/components/ui/button';
import { useLate } from '@/components/ui/late';
import { PageLink } from '@/components/ui/page-link';
import { useToast } from '@/components/ui/toast';
import { sayWhen, useDateLanguage } from '@/components/ui/when';
import { shownTitle } from '@/lib/domain/articles/shown-title';
import type { HistoryOutline } from '@/lib/domain/contract/history';
import type { PastedVersion } from '@/lib/domain/contract/pasted-version';
import type { HistoryMode, ShownMoments } from './history-address';
import type { HistoryRights } from './history-page';
import { nameOfMoment, revisionAt, timeOfSeq } from './moment-names';
import { historyDialogs, historyKey, outlinesKey } from './use-history';

interface Props {
  article: { id: string; title: string };
  may: HistoryRights;
  person: { id: string; name: string };
  theme: Theme;
  mode: HistoryMode;
  outline: HistoryOutline | undefined;
  moments: ShownMoments | null;
  /** True where the page shows the text of these moments, and not still that of others. */
  isTextHere: boolean;
  onRestored: (pasted: PastedVersion) => void;
}

/** Whose history this is, and what can be done with a moment of it: keep now as a revision, or bring an earlier text back. */
export function HistoryBar({ article, may, person, theme, mode, outline, moments, isTextHere, onRestored }: Props) {
  const [isKeeping, setKeeping] = useState(false);
  /**
   * What was on the page when Restore was pressed: the dialog is about that, wherever the handles are by then, and whatever a tab that is come back to
   * reads anew behind it. `baseSeq` goes on only once a refusal has said that there is more.
   */
  const [restored, setRestored] = useState<{ seq: number; name: string; baseSeq: number } | null>(null);
  const opened = useLate(historyDialogs, isKeeping || restored !== null);
  const queries = useQueryClient();
  const toast = useToast();
  const last = outline?.revisions.at(-1);
  const isKept = last !== undefined && last.seq === outline?.headSeq;
  // The earlier of two moments is the one that one may want back.
  const seq = mode === 'single' ? moments?.to : moments?.from;
  const name = useRestoredName(outline, seq);
  const restoring = seq === outline?.headSeq ? 'Restore' : `Restore ${name}`;
  const refresh = () => queries.invalidateQueries({ queryKey: historyKey(article.id) });
  const waits = outline ? undefined : 'The history is not here yet.';
  return (
    <header className="top">
      <PageLink href="/articles" aria-label="Galley, to the articles">
        <Logo />
      </PageLink>
      <nav className="crumbs" aria-label="Place">
        <PageLink href="/articles">Articles</PageLink>
        <span aria-hidden="true">/</span>
        <PageLink className="article-name trunc" href={`/articles/${article.id}`}>
          {shownTitle(article.title)}
        </PageLink>
        <span aria-hidden="true">/</span>
        <span className="md" aria-current="page">
          History
        </span>
      </nav>
      <span className="sp" />
      {may.keep && (
        <Button
          variant="quiet"
          title="Name this revision…"
          off={waits ?? (isKept ? `Nothing has changed since revision ${last.number}.` : undefined)}
          onClick={() => setKeeping(true)}
        >
          <BookmarkPlus className="i s" aria-hidden="true" />
          <span className="wide">Name this revision…</span>
        </Button>
      )}
      {may.restore && (
        <Button
          title={restoring}
          off={
            waits ?? (seq === outline?.headSeq ? 'This is the article as it is now.' : isTextHere ? undefined : 'Its text is not here yet.')
          }
          onClick={() => seq !== undefined && outline && setRestored({ seq, name, baseSeq: outline.headSeq })}
        >
          <RotateCcw className="i s" aria-hidden="true" />
          <span className="wide">{restoring}</span>
        </Button>
      )}
      <InboxLink />
      <AccountMenu person={person} theme={theme} />
      {opened && isKeeping && (
        <opened.KeepDialog
          articleId={article.id}
          number={(last?.number ?? 0) + 1}
          onClose={() => setKeeping(false)}
          onDone={({ number, name }) => {
            setKeeping(false);
            // The name that it has: it may have been kept at the first press, and another one written before the second.
            toast({ text: name === '' ? `Revision ${number} is kept.` : `Revision ${number} is kept as “${name}”.` });
            void refresh();
          }}
        />
      )}
      {opened && restored !== null && (
        <opened.RestoreDialog
          articleId={article.id}
          seq={restored.seq}
          baseSeq={restored.baseSeq}
          name={restored.name}
          onClose={() => setRestored(null)}
          onStale={async () => {
            await refresh();
            const baseSeq = newestSeq(queries, article.id);
            setRestored((before) => before && { ...before, baseSeq: Math.max(baseSeq, before.baseSeq) });
          }}
          onDone={(pasted) => {
            const { article: after, review, waiting } = pasted;
            setRestored(null);
            void refresh();
            if (after.headSeq === restored.baseSeq) toast({ text: 'The text is the same already. Nothing was changed.' });
            else if (review.length + waiting > 0) onRestored(pasted);
            else toast({ text: 'The earlier text is in place. Every tag is on its words.' });
          }}
        />
      )}
    </header>
  );
}

/** The newest entry that this page knows of; 0 where it knows none. */
const newestSeq = (queries: QueryClient, articleId: string): number =>
  Math.max(0, ...queries.getQueriesData<HistoryOutline>({ queryKey: outlinesKey(articleId) }).map(([, outline]) => outline?.headSeq ?? 0));

/** What is restored, as a button says it: a revision by its number, any other moment by its time. */
function useRestoredName(outline: HistoryOutline | undefined, seq: number | undefined): string {
  const language = useDateLanguage();
  if (!outline || seq === undefined) return 'this moment';
  if (revisionAt(outline, seq)) return nameOfMoment(outline, seq);
  return `the text of ${sayWhen(new Date(timeOfSeq(outline, seq)), new Date(), language)}`;
}
