import { personColour } from '@/lib/domain/people/person-colour';
import { initialsOf } from './initials';

interface Props {
  person: { id: string; name: string };
  size?: 's' | 'm' | 'l';
  /** The colour that the person chose, where it is known; else the one that follows from their id. */
  colour?: number | null;
  /** Drawn hollow. */
  isAway?: boolean;
  /** What it says when it is pointed at, where that is more than the name. */
  title?: string;
}

/** A person's initials on their colour. The name is beside it or in the title, so it is hidden from screen readers. */
export function Avatar({ person, size = 'm', colour, isAway = false, title = person.name }: Props) {
  const looks = ['av', `p${colour ?? personColour(person.id)}`, size === 'm' ? '' : size, isAway ? 'away' : ''].filter(Boolean).join(' ');
  return (
    <span className={looks} title={title} aria-hidden="true">
      {initialsOf(person.name)}
    </span>
  );
}
