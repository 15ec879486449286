import { type Stance, stances } from '@/lib/domain/sources/evidence';

/** How evidence bears on a claim: its sign and its name. */
export function StanceLabel({ stance }: { stance: Stance }) {
  return (
    <span className={`stance ${stance}`}>
      <span aria-hidden="true">{stances[stance].sign}</span> {stances[stance].name}
    </span>
  );
}
