'use client';
import { type PersonColour, personColour, personColours } from '@/lib/domain/people/person-colour';
import { initialsOf } from '../../ui/initials';
import { Setting, useSetting } from './section';

const names: Record<PersonColour, string> = { 1: 'Ink', 2: 'Orange', 3: 'Violet', 4: 'Teal', 5: 'Ochre', 6: 'Crimson' };

export function OwnColour({ person }: { person: { id: string; name: string } }) {
  const { preferences, save } = useSetting();
  const automatic = personColour(person.id);
  const chosen = preferences.colour ?? automatic;
  return (
    <Setting title="Colour" hint="Of your initials.">
      <fieldset className="swatches" aria-label="Colour">
        {personColours.map((colour) => (
          <label key={colour} title={names[colour]}>
            <input
              className="vh"
              type="radio"
              name="own-colour"
              value={colour}
              checked={colour === chosen}
              // The colour that Galley gave needs no choice of one's own.
              onChange={() => save({ colour: colour === automatic ? null : colour })}
            />
            <span className={`av l p${colour}`} aria-hidden="true">
              {initialsOf(person.name)}
            </span>
            <span className="vh">{names[colour]}</span>
          </label>
        ))}
      </fieldset>
    </Setting>
  );
}
