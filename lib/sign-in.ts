import { providerId } from './domain/people/provider-sign-in';
import { ApiError, jsonOf, refusalOf, send } from './send';

/** Signs in by password; the answer is a cookie. A refusal's sentence says how many tries are left. */
export async function signIn(credential: { email: string; password: string }): Promise<void> {
  const { response, said, address } = await postToAuth('/api/auth/callback/credentials', credential);
  const refusal = address?.searchParams.get('error');
  if (refusal) throw new ApiError('invalid', response.status, refusal);
  if (!response.ok || address === null) throw refusalOf(response, 'POST', said);
}

/**
 * Where to go to sign in with the house's identity provider. From there people come back to `to`, signed in, or to the sign-in page, which
 * says why not.
 */
export async function startProviderSignIn(to: string): Promise<string> {
  const { response, said, address } = await postToAuth(`/api/auth/signin/${providerId}`, { callbackUrl: to });
  if (!response.ok || address === null) throw refusalOf(response, 'POST', said);
  return address.href;
}

interface AuthAnswer {
  response: Response;
  /** What it says as JSON. */
  said: unknown;
  /** Where next-auth sends on to. Null where it says nothing of the kind, or that it did not take the token and did nothing. */
  address: URL | null;
}

/** next-auth's own protocol: a token against forged forms, then a form; `json` makes it answer with an address instead of redirecting. */
export async function postToAuth(path: string, fields: Record<string, string>): Promise<AuthAnswer> {
  const token = await send('/api/auth/csrf', { method: 'GET' });
  const given = await jsonOf(token, 'POST');
  const csrfToken = token.ok && textIn(given, 'csrfToken');
  // Without one the form would be taken for forged, and answered as if all were well.
  if (!csrfToken) throw refusalOf(token, 'POST', given);
  const body = new URLSearchParams({ callbackUrl: '/', ...fields, csrfToken, json: 'true' });
  const response = await send(path, { method: 'POST', body });
  const said = await jsonOf(response, 'POST');
  return { response, said, address: addressIn(said) };
}

function addressIn(said: unknown): URL | null {
  const url = textIn(said, 'url');
  return url && !url.includes('csrf=') && URL.canParse(url, window.location.origin) ? new URL(url, window.location.origin) : null;
}

// By hand: sign-in, which asks nothing else, would send zod for two fields.
function textIn(answer: unknown, name: string): string | null {
  const value: unknown = typeof answer === 'object' && answer !== null ? Reflect.get(answer, name) : null;
  return typeof value === 'string' ? value : null;
}
