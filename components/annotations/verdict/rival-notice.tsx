'use client';
import { GitCompare } from 'lucide-react';
import { useId } from 'react';
import { useWorkbench } from '@/components/article/session-context';
import { useRightsNow } from '@/components/article/use-rights-now';
import { askForComment } from '@/components/threads/focus-comment';
import { Button } from '@/components/ui/button';
import { useDateLanguage, When } from '@/components/ui/when';
import { nameAmong } from '@/lib/domain/people/person-name';
import type { Annotation, Rival } from '@/lib/domain/tags/annotation';
import { storedBasis, valueNames } from '@/lib/domain/tags/value-fields';
import { useTagHands } from '../use-tag-hands';
import { drawValue, noteOf, sayValue, storedOf } from './rival-values';

/** Values that were given at the same time, side by side: the stored one stays until a person keeps or takes. */
export function RivalNotice({ annotation }: { annotation: Annotation }) {
  return annotation.rivals.map((rival) => <RivalBanner key={rival.entryId} annotation={annotation} rival={rival} />);
}

function RivalBanner({ annotation, rival }: { annotation: Annotation; rival: Rival }) {
  const { people, session } = useWorkbench();
  const rights = useRightsNow();
  const { attempt, act } = useTagHands();
  const titleId = useId();
  const language = useDateLanguage();
  const me = session.options.personId;
  const stored = storedOf(annotation, rival);
  const whose = (byId: string) => (byId === me ? 'mine' : `${nameOf(people, byId)}’s`);
  const [keep, take] = namesOfTwo(annotation, rival, people, language) ?? [whose(stored.byId), whose(rival.byId)];
  const otherId = rival.byId === me ? stored.byId : rival.byId;
  const other = people.get(otherId);
  const settle = (take: boolean) =>
    attempt(() => {
      // Of the value that is drawn beside it: another one may have been stored in the moment before.
      const basedOn = storedBasis(annotation, rival.field)?.entryId ?? null;
      act('rival.settled', { annotationId: annotation.id, rivalEntryId: rival.entryId, basedOn, take });
    });
  return (
    <section className="banner warn rival" aria-labelledby={titleId}>
      <div className="row">
        <GitCompare className="i" aria-hidden="true" />
        <p className="ttl" id={titleId}>
          {rivalTitle(annotation, rival, people, me)}
        </p>
      </div>
      <div className="rival-values">
        <RivalValue proposed={stored.value} by={stored.byId === me ? 'Yours' : nameOf(people, stored.byId)} at={stored.at} />
        <RivalValue proposed={rival.proposed} by={rival.byId === me ? 'Yours' : nameOf(people, rival.byId)} at={rival.at} />
      </div>
      {rights.canTag && (
        <div className="row">
          <Button size="s" onClick={() => settle(false)}>
            Keep {keep}
          </Button>
          <Button size="s" onClick={() => settle(true)}>
            Take {take}
          </Button>
          {rights.canComment && other !== undefined && otherId !== me && (
            <Button size="s" variant="quiet" onClick={() => askForComment('tag', { id: otherId, name: other })}>
              Ask {nameAmong(people, otherId)}
            </Button>
          )}
        </div>
      )}
    </section>
  );
}

function RivalValue({ proposed, by, at }: { proposed: Rival['proposed']; by: string; at: string | null }) {
  const { people } = useWorkbench();
  const note = noteOf(proposed);
  return (
    <div className="rival-value">
      {drawValue(proposed, people)}
      {note !== '' && <p dir="auto">{note}</p>}
      <p className="dim2">
        {by}
        {at !== null && (
          <>
            , <When at={at} />
          </>
        )}
      </p>
    </div>
  );
}

const nameOf = (people: ReadonlyMap<string, string>, id: string) => nameAmong(people, id) || 'Someone';

/**
 * Who gave what at the same time, in words, for the person `me`: of one's own value it is the other's that is news. One person may have given both: in two
 * tabs, or on two tags that were merged.
 */
export function rivalTitle(annotation: Annotation, rival: Rival, people: ReadonlyMap<string, string>, me: string | null = null): string {
  const stored = storedOf(annotation, rival);
  const name = annotation.label ?? 'this tag';
  const value = valueNames[rival.field];
  if (stored.byId === rival.byId) {
    return `${rival.byId === me ? 'You' : nameOf(people, rival.byId)} gave ${name} a ${value} twice at the same time`;
  }
  return `${nameOf(people, rival.byId === me ? stored.byId : rival.byId)} gave ${name} another ${value} at the same time`;
}

/** What the two values of one person are called where one is chosen: as they are, or by their places where they are the same. Null where two people gave them. */
export function namesOfTwo(
  annotation: Annotation,
  rival: Rival,
  people: ReadonlyMap<string, string>,
  language: string | null,
): [kept: string, taken: string] | null {
  const stored = storedOf(annotation, rival);
  if (stored.byId !== rival.byId) return null;
  const [kept, taken] = [sayValue(stored.value, people, language), sayValue(rival.proposed, people, language)];
  return kept === taken ? ['the first', 'the second'] : [kept, taken];
}

/** The value that was given beside the stored one, in words. */
export function proposedName({ proposed }: Rival, people: ReadonlyMap<string, string>, language: string | null): string {
  const note = noteOf(proposed);
  const value = sayValue(proposed, people, language);
  return note === '' ? value : `${value}. ${note}`;
}
