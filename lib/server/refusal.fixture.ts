import { DomainError } from '@/lib/domain/errors';

const refusal = (work: Promise<unknown>, say: (error: DomainError) => string): Promise<string | null> =>
  work.then(
    () => null,
    (error: unknown) => (error instanceof DomainError ? say(error) : `broke: ${String(error)}`),
  );

/** The sentence by which `work` is refused, or null if it is done. What broke otherwise says so. */
export const refusalOf = (work: Promise<unknown>) => refusal(work, ({ message }) => message);

/** The code of the error by which `work` is refused, or null if it is done. What broke otherwise says so. */
export const codeOf = (work: Promise<unknown>) => refusal(work, ({ code }) => code);
