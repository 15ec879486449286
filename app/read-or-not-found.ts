import { notFound } from 'next/navigation';
import { z } from 'zod';
import { DomainError } from '@/lib/domain/errors';

/** What `read` finds of the one thing that the page's address names. What is no id, or does not exist for the person, is a page that is not there. */
export async function readOrNotFound<T>(id: string, read: (id: string) => Promise<T>): Promise<T> {
  if (!z.uuid().safeParse(id).success) notFound();
  return read(id).catch((error: unknown) => {
    if (error instanceof DomainError && error.code === 'not-found') notFound();
    throw error;
  });
}
