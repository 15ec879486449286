import { initialsOf } from './initials';
import { useColourOf } from './person-colours';

interface Props {
  person: { id: string; name: string };
  size?: 's' | 'm' | 'l';
  /** Their colour where it is newer than what the page was drawn with. */
  colour?: number;
  /** Drawn hollow. */
  isAway?: boolean;
  /** What it says when it is pointed at, where that is more than the name. */
  title?: string;
}

/** A person's initials on their colour. The name is beside it or in the title, so it is hidden from screen readers. */
export function Avatar({ person, size = 'm', colour, isAway = false, title = person.name }: Props) {
  const known = useColourOf(person.id);
  const looks = ['av', `p${colour ?? known}`, size === 'm' ? '' : size, isAway ? 'away' : ''].filter(Boolean).join(' ');
  return (
    <span className={looks} title={title} aria-hidden="true">
      {initialsOf(person.name)}
    </span>
  );
}
