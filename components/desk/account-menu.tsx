'use client';
import { LogOut, UserRound } from 'lucide-react';
import { useState } from 'react';
import { useGo } from '@/components/ui/use-go';
import { Avatar } from '../ui/avatar';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Menu, MenuChoice, MenuLine, MenuRow } from '../ui/menu';
import { useToast } from '../ui/toast';
import { VisuallyHidden } from '../ui/visually-hidden';
import { chooseTheme, themes } from './choose-theme';
import { usePreferences } from './preferences-context';
import { countUnsent, signOutAndWipe } from './sign-out';
import { asTheme, type Theme } from './theme';
import { sentenceOf } from './use-request';
import { useTheme } from './use-theme';

interface Props {
  person: { id: string; name: string };
  theme: Theme;
}

export function AccountMenu({ person, theme: firstTheme }: Props) {
  const go = useGo();
  const toast = useToast();
  const theme = useTheme(firstTheme);
  const { colour } = usePreferences();
  const [unsent, setUnsent] = useState(0);

  const leave = () => signOutAndWipe().catch((error: unknown) => toast({ text: sentenceOf(error) }));
  const askToLeave = async () => {
    const count = await countUnsent();
    if (count === 0) await leave();
    else setUnsent(count);
  };
  const choose = (value: string) => chooseTheme(asTheme(value));

  return (
    <>
      <Menu
        label="Account"
        trigger={
          <button type="button" className="account">
            <Avatar person={person} colour={colour} />
            <VisuallyHidden>Account of {person.name}</VisuallyHidden>
          </button>
        }
      >
        <MenuRow icon={<UserRound className="i s" aria-hidden="true" />} onSelect={() => go('/profile')}>
          Profile
        </MenuRow>
        <MenuLine />
        <MenuChoice label="Theme" value={theme} options={themes} onChange={choose} />
        <MenuLine />
        <MenuRow icon={<LogOut className="i s" aria-hidden="true" />} onSelect={() => void askToLeave()}>
          Sign out
        </MenuRow>
      </Menu>
      <Dialog
        isOpen={unsent > 0}
        onClose={() => setUnsent(0)}
        title="Sign out with unsaved work?"
        description={`${unsent} ${unsent === 1 ? 'change is' : 'changes are'} kept in this browser alone, not saved. Signing out deletes ${unsent === 1 ? 'it' : 'them'}.`}
        buttons={
          <>
            <Button onClick={() => setUnsent(0)}>Stay signed in</Button>
            <Button variant="danger" onClick={() => void leave()}>
              Sign out and delete
            </Button>
          </>
        }
      />
    </>
  );
}
