import { ApiError, addressIn, postToAuth } from './api';

/** Ends the session in this browser. Throws ApiError where it cannot be told that it has. Apart from signing in, whose page has no room for it. */
export async function signOut(): Promise<void> {
  const response = await postToAuth('/api/auth/signout', {});
  if (!response.ok || (await addressIn(response)) === null)
    throw new ApiError('unreadable', response.status, 'You are not signed out yet. Try again.');
}
