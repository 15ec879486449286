'use client';
import type { Me } from '@/lib/domain/contract/me';
import { Avatar } from '../../ui/avatar';
import { When } from '../../ui/when';
import type { Theme } from '../theme';
import { KeysSettings } from './keys-settings';
import { LookSettings } from './look-settings';
import { MailSettings } from './mail-settings';
import { OwnColour } from './own-colour';
import { OwnName } from './own-name';
import { OwnPassword } from './own-password';
import { OwnSessions } from './own-sessions';
import { ProfileSide } from './profile-side';
import { Section } from './section';
import { HearingSettings, WorkbenchSettings } from './workbench-settings';

interface Props {
  me: Me;
  theme: Theme;
  /** Whether the house has a mail server. */
  isMailing: boolean;
}

/** Everything about oneself that one may change, each part by itself and saved as it is chosen. */
export function ProfilePage({ me, theme, isMailing }: Props) {
  const roles = me.memberships.map(({ deskName, role }) => `${role} on ${deskName}`);
  const standing = [...(me.isAdmin ? ['admin'] : []), ...roles].join(', ');
  return (
    <div className="with-side">
      <ProfileSide />
      <main className="side-main profile">
        <div className="profile-head">
          <Avatar person={me} size="l" />
          <div>
            <h1 className="h1">Profile</h1>
            <p>
              {me.email}
              {standing === '' ? '' : `, ${standing}`}
            </p>
          </div>
        </div>
        <Section id="you" title="You">
          <OwnName me={me} />
          <OwnColour person={me} />
        </Section>
        <LookSettings theme={theme} />
        <WorkbenchSettings />
        <KeysSettings />
        <HearingSettings />
        <MailSettings email={me.email} isMailing={isMailing} />
        <Section id="password" title="Password">
          {me.hasPassword ? (
            <OwnPassword email={me.email} />
          ) : (
            <p className="hint">You have none: you sign in through the identity provider. An admin can give you a link to set one too.</p>
          )}
          {me.passwordResets.length > 0 && (
            <ul className="sheet-foot hint">
              {me.passwordResets.map(({ id, by, at }) => (
                <li key={id}>
                  Reset through a link by {by}, <When at={at} />
                </li>
              ))}
            </ul>
          )}
        </Section>
        <Section id="sessions" title="Sessions">
          <OwnSessions />
        </Section>
      </main>
    </div>
  );
}
