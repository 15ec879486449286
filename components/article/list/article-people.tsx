'use client';
import { useState } from 'react';
import { shownTitle } from '@/lib/domain/articles/shown-title';
import { stages } from '@/lib/domain/articles/stage';
import type { ArticleSummary } from '@/lib/domain/contract/articles';
import { Avatar } from '../../ui/avatar';
import { useLate } from '../../ui/late';
import { useRefreshArticles } from './use-articles';
import { ownerDialog } from './work-dialogs';

/** So many checkers are drawn; of the others there is a number. */
const SHOWN = 3;

/** Who sees an article through, and who checks it. Whoever may give out work names an owner where there is none. */
export function ArticlePeople({ article }: { article: ArticleSummary }) {
  const [isNaming, setNaming] = useState(false);
  const owner = useLate(ownerDialog, isNaming);
  const refresh = useRefreshArticles();
  const { ownerId, ownerName, checkers, rights, isArchived, stage } = article;
  // What is done is not given out any more; its menu still can.
  const mayName = rights.includes('assign') && !isArchived && stages[stage].isOpen;
  const names = checkers.map(({ name }) => name);
  const others = names.slice(SHOWN);
  return (
    <span className="article-people">
      {ownerId !== null ? (
        <>
          <Avatar
            person={{ id: ownerId, name: ownerName || 'Someone who has left' }}
            title={`Owner: ${ownerName || 'someone who has left'}`}
          />
          <span className="vh">Owner {ownerName || 'someone who has left'}.</span>
        </>
      ) : mayName ? (
        <button
          type="button"
          className="assign"
          aria-label={`Assign an owner to ${shownTitle(article.title)}`}
          onClick={() => setNaming(true)}
        >
          Assign
        </button>
      ) : (
        <span className="dim">No owner</span>
      )}
      {names.length > 0 && (
        <>
          <span className="people-line" aria-hidden="true" />
          <span className="avs">
            {checkers.slice(0, SHOWN).map((one) => (
              <Avatar key={one.id} person={one} />
            ))}
          </span>
          {others.length > 0 && (
            <span className="num dim" title={others.join(', ')} aria-hidden="true">
              +{others.length}
            </span>
          )}
          <span className="vh">
            {names.length === 1 ? 'Checker' : 'Checkers'} {names.join(', ')}.
          </span>
        </>
      )}
      {isNaming && owner && (
        <owner.OwnerDialog
          article={article}
          onClose={() => setNaming(false)}
          onDone={() => {
            setNaming(false);
            refresh();
          }}
        />
      )}
    </span>
  );
}
