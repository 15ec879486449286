'use client';
import { useOwnPreferences } from '@/components/desk/preferences-context';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { PageLink } from '@/components/ui/page-link';
import { When } from '@/components/ui/when';
import type { PasswordReset } from '@/lib/domain/contract/me';

/**
 * Says on every page of the newsroom that a link by somebody else has reset this person's password, until they put it away; their profile goes
 * on saying it. Whoever uses the link in the person's place can put away the note, not what the profile says.
 */
export function ResetNotice({ newest }: { newest: PasswordReset | undefined }) {
  const { preferences, change } = useOwnPreferences();
  if (newest === undefined || newest.id === preferences.seenReset) return null;
  const { id, by, at } = newest;
  return (
    <div className="line-notice">
      <Banner title="Your password was reset" action={<Button onClick={() => void change({ seenReset: id })}>Dismiss</Button>}>
        Through a link by {by}, <When at={at} />. Was it not you who used it? Tell an admin, and{' '}
        <PageLink className="link" href="/profile#password">
          set another
        </PageLink>
        .
      </Banner>
    </div>
  );
}
