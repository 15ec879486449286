'use client';
import { Pencil } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { SourcePage as Page } from '@/lib/domain/contract/sources';
import { sourceTypes } from '@/lib/domain/source';
import { Button } from '../ui/button';
import { Day, When } from '../ui/when';
import { ChangeSourceDialog } from './source-dialogs';
import { SourceUses } from './source-uses';

/** A source: what is known of it, and every claim that rests on it. */
export function SourcePage({ page: { source, articles } }: { page: Page }) {
  const router = useRouter();
  const [isChanging, setChanging] = useState(false);
  const facts: [string, React.ReactNode][] = [
    ['Author', source.author],
    ['Publisher', source.publisher],
    ['Published', source.publishedOn && <Day key="published" on={source.publishedOn} />],
    [
      'Link',
      source.url && (
        <a className="link mono" href={source.url} target="_blank" rel="noopener noreferrer nofollow">
          {source.url.replace(/^https?:\/\/(www\.)?/, '')}
        </a>
      ),
    ],
    ['Desk', source.deskName],
    ['Changed', <When key="changed" at={source.updatedAt} />],
  ];
  return (
    <div className="source-page">
      <section className="known" aria-label="What is known">
        <div className="row">
          <span className="tag line">{sourceTypes[source.type].name}</span>
          <span className="sp" />
          {source.mayChange && (
            <Button variant="quiet" isIcon aria-label="Change this source" onClick={() => setChanging(true)}>
              <Pencil className="i s" aria-hidden="true" />
            </Button>
          )}
        </div>
        <h1 className="h1">{source.title}</h1>
        <dl>
          {facts.map(
            ([name, value]) =>
              value && (
                <div key={name}>
                  <dt>{name}</dt>
                  <dd>{value}</dd>
                </div>
              ),
          )}
        </dl>
        {source.note !== '' && <p className="note">{source.note}</p>}
      </section>
      <SourceUses articles={articles} />
      {isChanging && (
        <ChangeSourceDialog
          source={source}
          onClose={() => setChanging(false)}
          onDone={() => {
            setChanging(false);
            router.refresh();
          }}
        />
      )}
    </div>
  );
}
