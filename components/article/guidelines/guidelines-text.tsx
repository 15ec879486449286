'use client';
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { TypeLists } from '@/components/house/type-lists';
import { LoadFailed } from '@/components/ui/load-failed';
import { PageLink } from '@/components/ui/page-link';
import { Skeleton } from '@/components/ui/skeleton';
import { call } from '@/lib/api';
import { type Guidelines, readGuidelines } from '@/lib/domain/contract/guidelines';
import { typeOf } from '@/lib/domain/tags/annotation';
import type { TagKind } from '@/lib/domain/tags/tag-kinds';
import { useAnnotation, useWorkbench } from '../session-context';

/** The guidelines of the desk and the house, and the types that tags may be given, with all that is said of each. The type of the active tag is in sight. */
export function GuidelinesText({ activeId }: { activeId: string | null }) {
  const { tagTypes, deskId } = useWorkbench();
  const read = useQuery({
    queryKey: ['guidelines', deskId],
    queryFn: ({ signal }) => call(readGuidelines, { params: { deskId }, signal }),
  });
  const active = useAnnotation(activeId);
  const [kind, typeId] = [active?.kind, active && typeOf(active)?.typeId];
  const body = useFollowedType(kind, typeId, read.isPending);
  return (
    <div ref={body} className="types guidelines-text">
      <WrittenGuidelines read={read} />
      {/* Those that L offers in this tab: they are here without a line too. */}
      <TypeLists types={tagTypes.types} nowId={typeId} />
    </div>
  );
}

/** Keeps a type in sight, or where none is given the types of the kind; anew when the guidelines above it have come. A tag of the same type moves nothing. */
function useFollowedType(kind: TagKind | undefined, typeId: string | undefined, isPending: boolean) {
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (kind === undefined || isPending) return;
    const type = typeId !== undefined && body.current?.querySelector(`[data-type="${typeId}"]`);
    const place = type || body.current?.querySelector(`[data-kind=${kind}]`);
    place?.scrollIntoView({ block: 'start' });
  }, [kind, typeId, isPending]);
  return body;
}

function WrittenGuidelines({ read }: { read: UseQueryResult<Guidelines> }) {
  if (read.isError) {
    return <LoadFailed failure={read.error} onRetry={() => void read.refetch()} />;
  }
  if (read.isPaused) return <p className="dim2">The guidelines come when the line is back.</p>;
  // Its room is about what a page of rules takes: the types below stay where they were scrolled to.
  if (read.isPending) return <Skeleton height="120px" />;
  const { desk, house } = read.data;
  if (desk === '' && house === '') {
    return (
      <p className="dim2">
        No guidelines yet. Leads write those of the desk at{' '}
        <PageLink className="link" href="/people/desks">
          Desks
        </PageLink>
        , admins those of the house at{' '}
        <PageLink className="link" href="/people/types">
          Types of tags
        </PageLink>
        .
      </p>
    );
  }
  return (
    <>
      <Written title="This desk" words={desk} isTitled={house !== ''} />
      <Written title="All desks" words={house} isTitled={desk !== ''} />
    </>
  );
}

/** Where both are there, each says whose it is. */
function Written({ title, words, isTitled }: { title: string; words: string; isTitled: boolean }) {
  if (words === '') return null;
  return (
    <section aria-label={title}>
      {isTitled && <h3 className="caps">{title}</h3>}
      <p className="guidelines" dir="auto">
        {words}
      </p>
    </section>
  );
}
