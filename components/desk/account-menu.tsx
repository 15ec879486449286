'use client';
import { LogOut, UserRound } from 'lucide-react';
import { useSignOut } from '@/components/sign-in/use-sign-out';
import { useGo } from '@/components/ui/use-go';
import { Avatar } from '../ui/avatar';
import { Menu, MenuChoice, MenuLine, MenuRow } from '../ui/menu';
import { useTrying } from '../ui/use-trying';
import { VisuallyHidden } from '../ui/visually-hidden';
import { chooseTheme, themes } from './choose-theme';
import { asTheme, type Theme } from './theme';
import { useTheme } from './use-theme';

interface Props {
  person: { id: string; name: string };
  theme: Theme;
}

export function AccountMenu({ person, theme: firstTheme }: Props) {
  const go = useGo();
  const trying = useTrying();
  const theme = useTheme(firstTheme);
  const { signOut, question } = useSignOut();

  const choose = (value: string) => chooseTheme(asTheme(value));

  return (
    <>
      <Menu
        label="Account"
        trigger={
          <button type="button" className="account">
            <Avatar person={person} />
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
        <MenuRow icon={<LogOut className="i s" aria-hidden="true" />} onSelect={() => void trying(signOut)}>
          Sign out
        </MenuRow>
      </Menu>
      {question}
    </>
  );
}
