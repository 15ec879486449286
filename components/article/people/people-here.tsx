'use client';
import { Users } from 'lucide-react';
import { Avatar } from '@/components/ui/avatar';
import { Menu, MenuRow } from '@/components/ui/menu';
import { useMedia } from '@/components/ui/use-media';
import { VisuallyHidden } from '@/components/ui/visually-hidden';
import { sayCount } from '@/lib/domain/text/say-count';
import type { Colleague } from '@/lib/editor/live/colleagues';

/** So many faces have room in the bar; the others are in a list. */
const MOST_FACES = 5;

interface Props {
  people: readonly Colleague[];
  /** How many are here beyond those. */
  more: number;
  followedId: string | null;
  /** A click on a face: follows the person, or no longer. */
  onFollow: (personId: string) => void;
}

/** Who else is here: faces, filled for those at the page, hollow for those who are away, with a ring round the one who is followed. On a phone a list. */
export function PeopleHere({ people, more, followedId, onFollow }: Props) {
  const isPhone = useMedia('phone');
  if (people.length === 0) return null;
  const faces = isPhone ? [] : people.slice(0, MOST_FACES);
  const listed = people.slice(faces.length);
  const listedCount = listed.length + more;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields
    <div className="people-here" role="group" aria-label="Here now">
      {faces.map((person) => (
        <button
          key={person.personId}
          type="button"
          className={`person-here p${person.colour}`}
          aria-pressed={person.personId === followedId}
          onClick={() => onFollow(person.personId)}
        >
          <Face person={person} />
          <VisuallyHidden>{stateOf(person)}</VisuallyHidden>
        </button>
      ))}
      {listedCount > 0 && (
        <Menu
          label="Also here"
          trigger={
            <button type="button" className={isPhone ? 'btn quiet' : 'more-here num'}>
              {isPhone && <Users className="i s" aria-hidden="true" />}
              <span aria-hidden="true">{isPhone ? listedCount : `+${listedCount}`}</span>
              <VisuallyHidden>{isPhone ? sayOthers(listedCount) : `${listedCount} more here`}</VisuallyHidden>
            </button>
          }
        >
          {listed.map((person) => (
            <MenuRow key={person.personId} icon={<Face person={person} />} onSelect={() => onFollow(person.personId)}>
              {stateOf(person)}
              {person.personId === followedId && ', followed'}
            </MenuRow>
          ))}
          {more > 0 && (
            <MenuRow off={`Only ${people.length} people are named here.`} onSelect={() => undefined}>
              and {more} more
            </MenuRow>
          )}
        </Menu>
      )}
    </div>
  );
}

function Face({ person }: { person: Colleague }) {
  const { personId, name, colour, isAway } = person;
  return <Avatar person={{ id: personId, name }} colour={colour} isAway={isAway} title={`${name}, ${isAway ? 'away' : 'here'}`} />;
}

const stateOf = ({ shortName, isAway }: Colleague) => `${shortName}, ${isAway ? 'away' : 'here'}`;
const sayOthers = (count: number) => sayCount(count, 'other person is here', 'other people are here');
