'use client';
import { Search } from 'lucide-react';
import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { Button } from '@/components/ui/button';
import { Heard } from '@/components/ui/heard';
import { NamedTogether } from '@/components/ui/named-together';
import { NoneMatch } from '@/components/ui/none-match';
import { sayNone } from '@/components/ui/say-none';
import { useTypedEarly } from '@/components/ui/use-typed-early';
import type { Desk } from '@/lib/domain/contract/desks';
import type { Invitation } from '@/lib/domain/contract/one-time-links';
import type { Person } from '@/lib/domain/contract/people';
import { foldText } from '@/lib/domain/text/fold-text';
import { sayCount, sayShown } from '@/lib/domain/text/say-count';
import { InvitationRow } from './invitation-row';
import { InviteForm } from './invite-form';
import { MemberRow } from './member-row';
import { RoleTable } from './role-table';
import { sayInvitations } from './say-runs-out';

/** So many people are drawn at first, and with each *Show more*: a row is long to draw, and a large house has a thousand. The field finds all. */
const PEOPLE_AT_ONCE = 100;

const NONE = 'Nobody';

interface Props {
  me: { id: string; isAdmin: boolean };
  people: readonly Person[];
  desks: readonly Desk[];
  invitations: readonly Invitation[];
  /** What people call the house's identity provider; null where there is none. */
  provider: string | null;
  /** The server's time, so that server and browser say the same about what runs out when. */
  now: string;
}

export function MembersPage({ me, people, desks, invitations, provider, now }: Props) {
  const [sought, setSought] = useState('');
  const [most, setMost] = useState(PEOPLE_AT_ONCE);
  const list = useRef<HTMLTableSectionElement>(null);
  const seek = (words: string) => {
    setSought(words);
    setMost(PEOPLE_AT_ONCE);
  };
  const field = useTypedEarly(seek);
  const managed = desks.filter((desk) => desk.mayManage);
  const count = sayCount(people.length, 'person', 'people');
  const wanted = foldText(sought);
  const isSought = (...words: string[]) => foldText(words.join('\n')).includes(wanted);
  const shown = people.filter((one) => isSought(one.name, one.email, ...one.memberships.map(({ deskName }) => deskName)));
  const shownOut = invitations.filter((one) => isSought(one.name, one.email, one.deskName));
  const said = [sayShown(shown.length, people.length, 'person', 'people'), sayShown(shownOut.length, invitations.length, 'invitation')]
    .filter(Boolean)
    .join(', ');
  const sayDrawn = () => sayShown(Math.min(most, shown.length), shown.length, 'person', 'people');
  const showMore = () => {
    flushSync(() => setMost(most + PEOPLE_AT_ONCE));
    // To the name where the list goes on: below all that came stand invitations, of which the first would take the next press.
    const next = list.current?.rows[most]?.cells[0];
    if (!next) return;
    next.tabIndex = -1;
    next.focus();
  };
  return (
    <>
      <div className="page-head">
        <div className="sp">
          <h1 className="h1">Members</h1>
          <p>
            {count}
            {sayInvitations(invitations, now)}.
          </p>
        </div>
        <search>
          <span className="inp soft find">
            <Search className="i s" aria-hidden="true" />
            <input
              ref={field}
              type="search"
              aria-label="Find a person"
              placeholder="Find a person"
              value={sought}
              onChange={(event) => seek(event.target.value)}
            />
          </span>
        </search>
      </div>
      <Heard what="People found">{most > PEOPLE_AT_ONCE ? sayDrawn() : sought.trim() === '' ? '' : said || sayNone(NONE)}</Heard>
      {managed.length > 0 && <InviteForm desks={managed} />}
      <div className="sheet">
        <table className="tbl stacked member-table">
          <thead>
            <tr>
              <th>Name</th>
              <th>Role</th>
              <th>Desks</th>
              <th>
                <span className="vh">Actions</span>
              </th>
            </tr>
          </thead>
          <tbody ref={list}>
            {shown.slice(0, most).map((person) => (
              <MemberRow key={person.id} me={me} person={person} desks={desks} provider={provider} />
            ))}
            {shown.length > most && (
              <tr className="more-members">
                <td colSpan={4}>
                  <Button size="s" onClick={showMore}>
                    Show more
                  </Button>
                  <span className="dim2">{sayDrawn()}</span>
                </td>
              </tr>
            )}
            <NamedTogether names={people.map(({ name }) => name)}>
              {shownOut.map((invitation) => (
                // One made anew is the same row: its dialog stays open.
                <InvitationRow key={`${invitation.deskId} ${invitation.email}`} invitation={invitation} now={now} />
              ))}
            </NamedTogether>
          </tbody>
        </table>
        {shown.length + shownOut.length === 0 && <NoneMatch none={NONE} onClear={() => seek('')} />}
      </div>
      <RoleTable />
    </>
  );
}
