'use client';
import { Pencil } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { type ReactNode, useState } from 'react';
import type { SourcePage as Page, SourceSummary } from '@/lib/domain/contract/sources';
import { sourceTypes } from '@/lib/domain/sources/source-types';
import { Button } from '../ui/button';
import { Day, When } from '../ui/when';
import { namesInUses } from './names-in-uses';
import { ChangeSourceDialog } from './source-dialogs';
import { SourceQuotes } from './source-quotes';
import { SourceTypeIcon } from './source-type-icon';
import { SourceUses } from './source-uses';
import { useMoreUses } from './use-more-uses';

/** A source: what is known of it, what was quoted from it, and every claim that rests on it. */
export function SourcePage({ personId, page }: { personId: string; page: Page }) {
  const { counts } = page;
  /** As it was saved here: the page may still be on its way. */
  const [saved, setSaved] = useState<SourceSummary | null>(null);
  const source = saved !== null && saved.updatedAt > page.source.updatedAt ? saved : page.source;
  const { articles, showMore, isFetching } = useMoreUses(page);
  const router = useRouter();
  const [isChanging, setChanging] = useState(false);
  const endChange = () => {
    setChanging(false);
    router.refresh();
  };
  return (
    <div className="source-page">
      <section className="known" aria-label="What is known">
        <div className="row">
          <span className="tag line">
            <SourceTypeIcon type={source.type} />
            {sourceTypes[source.type].name}
          </span>
          <span className="sp" />
          {source.mayChange && (
            <Button variant="quiet" size="s" isIcon aria-label="Change this source" onClick={() => setChanging(true)}>
              <Pencil className="i s" aria-hidden="true" />
            </Button>
          )}
        </div>
        <h1 className="h1" dir="auto">
          {source.title}
        </h1>
        {source.publisher !== '' && (
          <p className="publisher" dir="auto">
            {source.publisher}
          </p>
        )}
        <dl>
          {factsOf(source, counts.first, namesInUses(articles)).map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        {source.note !== '' && (
          <p className="note" dir="auto">
            {source.note}
          </p>
        )}
      </section>
      <SourceQuotes articles={articles} hasMore={showMore !== null} />
      <SourceUses articles={articles} counts={counts} showMore={showMore} isFetching={isFetching} />
      {isChanging && (
        <ChangeSourceDialog
          personId={personId}
          source={source}
          // What a colleague changed meanwhile is shown to who saves nothing, too.
          onClose={endChange}
          onDone={(changed) => {
            setSaved(changed);
            endChange();
          }}
          onSavedLate={setSaved}
        />
      )}
    </div>
  );
}

/** What is known besides title and publisher, in the order in which it is read. */
function factsOf(
  { author, publishedOn, url, deskName, createdAt, updatedAt }: Page['source'],
  first: Page['counts']['first'],
  names: ReadonlyMap<string, string>,
): [string, ReactNode][] {
  const facts: [string, ReactNode][] = [
    ['Author', author === '' ? null : <bdi key="author">{author}</bdi>],
    ['Published', publishedOn && <Day key="published" on={publishedOn} />],
    ['Link', url && <SourceLink key="link" url={url} />],
    ['Desk', deskName],
    ['First used', first && <FirstUse key="first" at={first.at} name={names.get(first.byName) ?? first.byName} />],
    ['Added', <When key="added" at={createdAt} />],
    ['Changed', updatedAt !== createdAt && <When key="changed" at={updatedAt} />],
  ];
  return facts.filter(([, value]) => Boolean(value));
}

function SourceLink({ url }: { url: string }) {
  return (
    <a className="link mono address" href={url} title={url} target="_blank" rel="noopener noreferrer nofollow">
      {url.replace(/^https?:\/\/(www\.)?/, '')}
    </a>
  );
}

function FirstUse({ at, name }: { at: string; name: string }) {
  return (
    <>
      <When at={at} />
      {name === '' ? '' : `, ${name}`}
    </>
  );
}
