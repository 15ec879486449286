import { DomainError } from '@/lib/domain/errors';
import { refusals } from '@/lib/domain/import/refusals';
import { readBytes } from './request-body';

/** The bytes of an uploaded file, with the sentence of the import where there are more than `maxBytes` (`too-large`). Reading stops there. */
export async function readFileBytes(request: Request, maxBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  const announced = Number(request.headers.get('content-length') ?? 0);
  if (announced > maxBytes) throw refusals.tooBig(announced, maxBytes);
  try {
    return await readBytes(request, maxBytes);
  } catch (error) {
    // How much more there was to come is not known: a megabyte more is what the sentence says.
    throw error instanceof DomainError && error.code === 'too-large' ? refusals.tooBig(maxBytes + 1, maxBytes) : error;
  }
}
