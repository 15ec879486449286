import { ArrowRight } from 'lucide-react';
import type { GlyphValue } from '@/components/ui/glyph-name';
import { KindChip } from '@/components/ui/kind-chip';
import { useCalled } from '@/components/ui/named-together';
import { VerdictLabel } from '@/components/ui/verdict-glyph';
import { When } from '@/components/ui/when';
import { changeNames } from '@/lib/domain/checks/change-names';
import { CheckState, checkStates } from '@/lib/domain/checks/check';
import { claimStandings } from '@/lib/domain/checks/claim-counts';
import type { ArticleAt, ComparedMoments, HistoryMoment } from '@/lib/domain/contract/history';
import type { HistoryTag, Standing } from '@/lib/domain/history/shown-history';
import { labelledKinds, tagKinds } from '@/lib/domain/tags/tag-kinds';
import { blockDirection, type Direction } from '@/lib/domain/text/block-direction';
import { sayNumber } from '@/lib/domain/text/say-count';
import { claimsAtMoment } from './claims-at-moment';

type Change = ComparedMoments['changes'][number];

/** How much changed between two moments, and what became of which tag. */
export function HistoryChanges({ compared, personId }: { compared: ComparedMoments | undefined; personId: string }) {
  if (!compared) return null;
  const { words, tagCount, verdictCount, changes, people, language, direction } = compared;
  const left = tagCount + verdictCount - changes.length;
  return (
    <>
      <h2>What changed</h2>
      <dl className="history-figures">
        <Figure name="words" value={words.added + words.removed === 0 ? '0' : `+${sayNumber(words.added)} −${sayNumber(words.removed)}`} />
        <Figure name={tagCount === 1 ? 'tag' : 'tags'} value={sayNumber(tagCount)} />
        <Figure name={verdictCount === 1 ? 'verdict' : 'verdicts'} value={sayNumber(verdictCount)} />
      </dl>
      <ul>
        {changes.map((change) => (
          <li key={`${change.tag.id} ${change.what}`}>
            <KindChip kind={change.tag.kind} label={change.tag.label} />
            <div>
              <WhatBecame change={change} language={language || undefined} direction={direction} />
              <Maker by={change.by} people={people} personId={personId} />
            </div>
          </li>
        ))}
      </ul>
      {left > 0 && <p className="dim2">{sayNumber(left)} more are not listed. Compare two moments that are nearer to each other.</p>}
    </>
  );
}

function Figure({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

interface WhatProps {
  change: Change;
  language: string | undefined;
  direction: Direction;
}

function WhatBecame({ change: { what, tag, before, words, fact }, language, direction }: WhatProps) {
  const kind = tagKinds[tag.kind].name.toLowerCase();
  if (what === 'verdict') {
    return (
      <>
        <p className="row">
          {before && isSameStanding(before, tag) ? (
            <>
              <StandingLabel {...tag} /> <b>with another note</b>
            </>
          ) : (
            <>
              <StandingLabel {...(before ?? { standing: 'open', isStale: false })} />{' '}
              <ArrowRight className="i xs" aria-label="now" role="img" /> <StandingLabel {...tag} />
            </>
          )}
        </p>
        {fact !== undefined && (
          <p className="history-quote" dir={blockDirection(fact, direction)} lang={language}>
            <span className="vh" dir="ltr" lang="en">
              Fact:{' '}
            </span>
            {fact}
          </p>
        )}
      </>
    );
  }
  return (
    <>
      <p>
        {what === 'added' && <b>New {kind}</b>}
        {what === 'removed' && <b>Removed</b>}
        {what === 'lost' && <b>Lost its words</b>}
        {what === 'place' && <b>Put on other words</b>}
        {what === 'kind' && (
          <>
            <b>Was {before ? tagKinds[before.kind].name.toLowerCase() : 'another kind'}</b>, now {kind}
          </>
        )}
      </p>
      {words !== '' && (
        <p className="history-quote" dir={blockDirection(words, direction)} lang={language}>
          {words}
        </p>
      )}
    </>
  );
}

const isSameStanding = (a: Standing, b: Standing) =>
  a.standing === b.standing && a.grade?.id === b.grade?.id && a.isStale === b.isStale && a.setAside === b.setAside;

/** A verdict on other words than there are counts as none, and says so. So does what was set aside: nobody is to judge it. */
function StandingLabel({ standing, grade, isStale, isRestated, setAside }: Standing) {
  const aside = setAside && <SetAside state={setAside} />;
  if (isStale) {
    return (
      <>
        <span className="tag warn">{changeNames[isRestated ? 'statement' : 'words']}</span> {aside}
      </>
    );
  }
  if (aside) return aside;
  const value: GlyphValue = standing;
  return <VerdictLabel value={value} grade={grade} />;
}

const SetAside = ({ state }: { state: CheckState }) => <span className="tag">{checkStates[state].name}</span>;

function Maker({ by, people, personId }: { by: HistoryMoment | null; people: Readonly<Record<string, string>>; personId: string }) {
  const called = useCalled();
  if (!by?.byId) return null;
  return (
    <p>
      {by.byId === personId ? 'You' : called(people[by.byId] ?? '') || 'Someone'}, <When at={by.at} />
    </p>
  );
}

/** What an article was made of at one moment. */
export function HistoryFigures({ at }: { at: ArticleAt | undefined }) {
  const called = useCalled();
  if (!at) return null;
  const { claims, going, checkedCount } = claimsAtMoment(at.tags);
  const others = labelledKinds.filter((kind) => kind !== 'claim');
  return (
    <>
      <h2>At this moment</h2>
      <dl className="history-figures">
        <Figure name="words" value={sayNumber(at.wordCount)} />
        <Figure name={claims.length === 1 ? 'claim' : 'claims'} value={sayNumber(claims.length)} />
        <Figure name="with verdict" value={sayNumber(checkedCount)} />
      </dl>
      <ul className="history-standings">
        {claimStandings.map((standing) => (
          <Count key={standing} tags={going.filter((tag) => tag.progress === standing)}>
            <VerdictLabel value={standing} />
          </Count>
        ))}
        {CheckState.options.map((state) => (
          <Count key={state} tags={claims.filter(({ setAside }) => setAside === state)}>
            <SetAside state={state} />
          </Count>
        ))}
        {others.map((kind) => (
          <Count key={kind} tags={at.tags.filter((tag) => tag.kind === kind)}>
            <span className="row">
              <KindChip kind={kind} /> {tagKinds[kind].name}
            </span>
          </Count>
        ))}
      </ul>
      <p className="dim2">
        Last entry{at.moment.byId === null ? ': ' : <> by {called(at.people[at.moment.byId] ?? '') || 'Someone'}, </>}
        <When at={at.moment.at} />
      </p>
    </>
  );
}

function Count({ tags, children }: { tags: readonly HistoryTag[]; children: React.ReactNode }) {
  if (tags.length === 0) return null;
  return (
    <li>
      {children}
      <span className="sp" />
      <span className="num">{sayNumber(tags.length)}</span>
    </li>
  );
}
