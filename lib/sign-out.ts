import { ApiError } from './send';
import { postToAuth } from './sign-in';

/** Ends the session in this browser. Throws ApiError where it cannot be told that it has. Apart from signing in, whose page has no room for it. */
export async function signOut(): Promise<void> {
  const { response, address } = await postToAuth('/api/auth/signout', {});
  if (!response.ok || address === null) throw new ApiError('unreadable', response.status, 'You are not signed out yet. Try again.');
}
