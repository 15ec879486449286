'use client';
import { Fragment } from 'react';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { PageLink } from '@/components/ui/page-link';
import { useCopy } from '@/components/ui/use-copy';
import { sayCount } from '@/lib/domain/text/say-count';
import type { UnsentArticle } from '@/lib/editor/outbox/unsent-changes';
import { valuesOfItem } from '@/lib/editor/session/item-values';
import { wordsOfItem, wordsOfItems } from '@/lib/editor/session/item-words';
import { useUnsent } from './use-unsent';

/** What closed tabs of this person have left in this browser. Each says the way on: open the article, or copy the words where it is gone. */
export function UnsentNotices({ personId }: { personId: string }) {
  const { articles, dismiss } = useUnsent(personId);
  if (articles.length === 0) return null;
  const gone = articles.filter(({ isGone }) => isGone);
  const there = articles.filter(({ isGone }) => !isGone);
  const unsent = there.filter(({ waiting }) => waiting > 0);
  // Where something waits as well, opening the article brings both.
  const refused = there.filter(({ waiting }) => waiting === 0);
  return (
    <section className="unsent" aria-label="Not sent">
      {unsent.length > 0 && (
        <Banner tone="warn" title={`Changes to ${sayCount(unsent.length, 'article')} are kept in this browser and not sent yet`}>
          They are sent when you open {unsent.length === 1 ? 'it' : 'each of them'}: <Links articles={unsent} />
        </Banner>
      )}
      {refused.length > 0 && (
        <Banner
          tone="warn"
          title={`Changes to ${sayCount(refused.length, 'article')} could not be saved and are kept in this browser alone`}
        >
          You see them when you open {refused.length === 1 ? 'it' : 'each of them'}: <Links articles={refused} />
        </Banner>
      )}
      {gone.map((article) => (
        <Gone key={article.articleId} article={article} onDismiss={() => void dismiss(article)} />
      ))}
    </section>
  );
}

function Links({ articles }: { articles: UnsentArticle[] }) {
  return articles.map(({ articleId, title }, index) => (
    <Fragment key={articleId}>
      {index > 0 && ', '}
      <PageLink className="link" href={`/articles/${articleId}`}>
        {title ?? 'an article'}
      </PageLink>
    </Fragment>
  ));
}

/** Its title was theirs to see once, and is not any more. What they wrote is theirs. */
function Gone({ article: { outboxes }, onDismiss }: { article: UnsentArticle; onDismiss: () => void }) {
  const copy = useCopy();
  const items = outboxes.flatMap((one) => [...one.refused.map(({ item }) => item), ...one.items]);
  const words = outboxes.flatMap((one) => [...one.refused.map(({ item }) => wordsOfItem(item)), ...wordsOfItems(one.items)]);
  const own = words.flatMap((one) => (one.own === '' ? [] : [one.own])).join('\n');
  const about = words.flatMap((one) => (one.about === '' ? [] : [`“${one.about}”`])).join('\n');
  // What is not words: the tags that they were of are not theirs to see any more, and the scale on which they were given is not here.
  const judged = items
    .flatMap((item) => valuesOfItem(item).judgement ?? [])
    .map(({ value }) => value.charAt(0).toUpperCase() + value.slice(1));
  const verdicts = judged.length > 0 && `${judged.length === 1 ? 'Verdict' : 'Verdicts'}: ${judged.join(', ')}`;
  return (
    <Banner
      tone="warn"
      title={`You can no longer open an article that you changed: ${sayCount(items.length, 'change')} will not be sent`}
      action={
        <div className="banner-acts">
          {own !== '' && (
            <Button size="s" onClick={() => void copy(own)}>
              Copy
            </Button>
          )}
          <Button size="s" onClick={onDismiss}>
            Dismiss
          </Button>
        </div>
      }
    >
      {verdicts}
      {verdicts && <br />}
      <span className="kept-words">{own || about || (!verdicts && 'None of it has words that could be copied.')}</span>
    </Banner>
  );
}
