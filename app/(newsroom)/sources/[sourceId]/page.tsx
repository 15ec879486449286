import type { Metadata } from 'next';
import { forbidden } from 'next/navigation';
import { cache } from 'react';
import { SourcePage } from '@/components/sources/source-page';
import { DomainError } from '@/lib/domain/errors';
import { readSource } from '@/lib/server/sources/sources';
import { pageTitle } from '../../../page-title';
import { readOrNotFound } from '../../../read-or-not-found';
import { ofPerson } from '../../of-person';

/** Asked twice for one page, by its title and by itself, and read once. */
const readOnce = cache(readSource);

export async function generateMetadata({ params }: PageProps<'/sources/[sourceId]'>): Promise<Metadata> {
  return pageTitle('Source', (await params).sourceId, async (actor, id) => (await readOnce(actor, id)).source.title);
}

export default ofPerson(async function OneSourcePage(actor, { params }: PageProps<'/sources/[sourceId]'>) {
  const { sourceId } = await params;
  const page = await readOrNotFound(sourceId, (id) => readOnce(actor, id)).catch((error: unknown) => {
    if (error instanceof DomainError && error.code === 'forbidden') forbidden();
    throw error;
  });
  return (
    <main>
      <SourcePage personId={actor.id} page={page} />
    </main>
  );
});
