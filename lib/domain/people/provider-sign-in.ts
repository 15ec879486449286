/** The house's identity provider in next-auth's addresses: it sends people back to `/api/auth/callback/house`. */
export const providerId = 'house';

/** Why signing in through the identity provider ended without a session: ours, then those that next-auth names. */
const sentences = {
  'not-invited': () => 'This address was not invited. Ask an admin.',
  'no-email': (provider: string) =>
    `${provider} did not tell us your email address, so we cannot tell whether you were invited. Ask an admin.`,
  'unverified-email': (provider: string) => `${provider} has not confirmed your email address. Confirm it there, then sign in again.`,
  'other-subject': (provider: string) => `Another account at ${provider} signs in with this address already. Ask an admin.`,
  disabled: () => 'Your account here is disabled. Ask an admin.',
  busy: () => 'The server could not sign you in just now. Nothing was changed; try again in a moment.',
  OAuthSignin: (provider: string) => `${provider} did not answer. Try again in a moment, or sign in with your password.`,
  Callback: (provider: string) => `${provider} did not let you through. Nothing was changed; try again, or sign in with your password.`,
} satisfies Record<string, (provider: string) => string>;

/** A refusal of ours. */
export type SignInRefusal = Exclude<keyof typeof sentences, 'OAuthSignin' | 'Callback'>;

/** The sentence for a refusal by the code in the address of the sign-in page. Any code has one: whoever made the address, its words are ours. */
export function signInRefusalSentence(code: string, provider: string): string {
  const known = Object.entries(sentences).find(([name]) => name === code);
  return known?.[1](provider) ?? `Signing in with ${provider} did not work. You are not signed in; start again from here.`;
}
