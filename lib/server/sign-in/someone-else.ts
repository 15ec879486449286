import { DomainError } from '@/lib/domain/errors';

/** What a page or a batch is told that is of another person than the one who is signed in by now. */
export const someoneElse = () =>
  new DomainError('signed-out', 'Someone else is signed in here now. Sign in as yourself to go on; what you wrote is kept here.');
