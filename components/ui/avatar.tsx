import { initialsOf, personColour } from './person-colour';

interface Props {
  person: { id: string; name: string };
  size?: 's' | 'm' | 'l';
  /** The colour that the person chose, where it is known; else the one that follows from their id. */
  colour?: number | null;
}

/** A person's initials on their colour. The name is beside it or in the title, so it is hidden from screen readers. */
export function Avatar({ person, size = 'm', colour }: Props) {
  return (
    <span className={`av p${colour ?? personColour(person.id)} ${size === 'm' ? '' : size}`} title={person.name} aria-hidden="true">
      {initialsOf(person.name)}
    </span>
  );
}
