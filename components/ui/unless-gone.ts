import { ApiError } from '@/lib/api';

/** True where a removal was done; false where what was to go is gone already, as for whoever asks again since the answer was lost. */
export async function unlessGone(removal: Promise<unknown>): Promise<boolean> {
  try {
    await removal;
    return true;
  } catch (failure) {
    if (!(failure instanceof ApiError) || failure.code !== 'not-found') throw failure;
    return false;
  }
}
