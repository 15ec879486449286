'use client';
import { AudioLines, Highlighter, Keyboard, KeyRound, Mail, MonitorSmartphone, SunMoon, UserRound } from 'lucide-react';
import { useEffect, useState } from 'react';

/** The parts of the profile in their order on the page. */
const parts = [
  { id: 'you', name: 'You', Icon: UserRound },
  { id: 'look', name: 'Theme and dates', Icon: SunMoon },
  { id: 'workbench', name: 'Workbench', Icon: Highlighter },
  { id: 'keys', name: 'Keys', Icon: Keyboard },
  { id: 'hearing', name: 'Screen reader', Icon: AudioLines },
  { id: 'mail', name: 'Mail', Icon: Mail },
  { id: 'password', name: 'Password', Icon: KeyRound },
  { id: 'sessions', name: 'Sessions', Icon: MonitorSmartphone },
];

export function ProfileSide() {
  const here = usePartInView();
  return (
    <nav className="side profile-side" aria-label="Profile">
      <div>
        {parts.map(({ id, name, Icon }) => (
          <a key={id} href={`#${id}`} aria-current={here === id ? 'location' : undefined}>
            <Icon className="i s" aria-hidden="true" />
            {name}
          </a>
        ))}
      </div>
    </nav>
  );
}

/** The part whose beginning was last scrolled past the upper quarter. */
function usePartInView(): string {
  const [here, setHere] = useState('you');
  useEffect(() => {
    const look = () => {
      const { scrollY, innerHeight, location } = window;
      const isAtEnd = scrollY > 0 && scrollY + innerHeight >= document.documentElement.scrollHeight - 2;
      const topOf = (id: string) => document.getElementById(id)?.getBoundingClientRect().top ?? Number.POSITIVE_INFINITY;
      const wanted = parts.find(({ id }) => `#${id}` === location.hash)?.id;
      const passed = parts.findLast(({ id }) => topOf(id) <= innerHeight / 4)?.id ?? 'you';
      // The last parts are too short to come up to the top: there the one that was asked for counts.
      setHere(isAtEnd ? (wanted && topOf(wanted) > 0 ? wanted : 'sessions') : passed);
    };
    look();
    window.addEventListener('scroll', look, { passive: true });
    window.addEventListener('hashchange', look);
    return () => {
      window.removeEventListener('scroll', look);
      window.removeEventListener('hashchange', look);
    };
  }, []);
  return here;
}
