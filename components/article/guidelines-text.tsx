'use client';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import type { RefObject } from 'react';
import { TypeLists } from '@/components/desk/type-lists';
import { sentenceOf } from '@/components/desk/use-request';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { Skeleton } from '@/components/ui/skeleton';
import { call } from '@/lib/api';
import { readTagTypes } from '@/lib/domain/contract/tag-types';
import { useWorkbench } from './session-context';

/** The house's guidelines, and the types that tags may be given, with all that is said of each. `nowId`: the type of the active tag. */
export function GuidelinesText({ ref, nowId }: { ref: RefObject<HTMLDivElement | null>; nowId: string | undefined }) {
  const { tagTypes } = useWorkbench();
  return (
    <div ref={ref} className="types guidelines-text">
      <WrittenGuidelines />
      {/* Those that L offers in this tab: they are here without a line too. */}
      <TypeLists types={tagTypes.types} nowId={nowId} />
    </div>
  );
}

function WrittenGuidelines() {
  const read = useQuery({ queryKey: ['tag-types'], queryFn: ({ signal }) => call(readTagTypes, { signal }) });
  if (read.isError) {
    return (
      <Banner tone="danger" action={<Button onClick={() => void read.refetch()}>Try again</Button>}>
        {sentenceOf(read.error)}
      </Banner>
    );
  }
  if (read.isPaused) return <p className="dim2">The guidelines come when the line is back.</p>;
  // Its room is about what a page of rules takes: the types below stay where they were scrolled to.
  if (read.isPending) return <Skeleton height="120px" />;
  if (read.data.guidelines === '') {
    return (
      <p className="dim2">
        No guidelines yet. Admins write them at{' '}
        <Link className="link" href="/people/types">
          Types of tags
        </Link>
        .
      </p>
    );
  }
  return (
    <p className="guidelines" dir="auto">
      {read.data.guidelines}
    </p>
  );
}
