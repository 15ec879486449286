'use client';
import { useState } from 'react';
import { ColumnSection } from '@/components/annotations/list/column-section';
import { shortNameOf } from '@/components/article/people/person-names';
import { useRevision, useWorkbench } from '@/components/article/session-context';
import { openSuggestions, type Suggestion } from '@/lib/domain/talk/suggestion';
import { isOutdated, wordsSince } from '@/lib/editor/typing/outdated-suggestion';
import { SuggestionWords } from './suggestion-words';

/** The suggestions that wait for an answer, in text order, outdated ones too; the settled ones on asking. Nothing where there are none. */
export function SuggestionList({ onOpen }: { onOpen: (id: string) => void }) {
  const { session } = useWorkbench();
  const [showsSettled, setShowsSettled] = useState(false);
  useRevision();
  const open = openSuggestions(session.suggestions);
  const settled = [...session.suggestions.values()].filter((one) => one.settled !== null);
  if (open.length + settled.length === 0) return null;
  return (
    <ColumnSection title="Suggestions" count={open.length}>
      <ul>
        {[...open, ...(showsSettled ? settled : [])].map((one) => (
          <SuggestionRow key={one.id} suggestion={one} onOpen={onOpen} />
        ))}
      </ul>
      {settled.length > 0 && (
        <p className="card-buttons">
          <button type="button" className="link" aria-expanded={showsSettled} onClick={() => setShowsSettled(!showsSettled)}>
            {settled.length} settled
          </button>
        </p>
      )}
    </ColumnSection>
  );
}

function SuggestionRow({ suggestion, onOpen }: { suggestion: Suggestion; onOpen: (id: string) => void }) {
  const workbench = useWorkbench();
  const { id, byId, settled } = suggestion;
  const hasOtherWords = !settled && isOutdated(workbench.session, id);
  const since = hasOtherWords ? wordsSince(workbench.session, id) : null;
  return (
    <li>
      <button type="button" className="section-row suggestion-row" onClick={() => onOpen(id)}>
        <span className="sp">
          <span className="trunc">
            <SuggestionWords suggestion={suggestion} />
          </span>
          <span className="dim trunc">
            {shortNameOf(workbench, byId)}
            {settled && `, ${settled.how}`}
            {hasOtherWords && ', text changed'}
          </span>
          {hasOtherWords && (
            <span className="dim trunc" dir="auto">
              {since ? (
                <>
                  Now: <span className="read">“{since.words}”</span>
                </>
              ) : (
                'The words are gone'
              )}
            </span>
          )}
        </span>
      </button>
    </li>
  );
}
