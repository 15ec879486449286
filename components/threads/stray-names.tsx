import type { NameStanding } from './mentions';

const notices: readonly [NameStanding, string][] = [
  ['nobody', 'mentions nobody who may read this article. Choose a name that is offered after @.'],
  ['failed', 'mentions nobody yet: names could not be read, and are asked for again. The comment can be sent all the same.'],
  ['no-line', 'mentions nobody: names are not known without a line. The comment can be sent all the same.'],
  ['asked', 'is being looked up. The comment waits for that.'],
];

interface Props {
  names: readonly string[];
  standingOf: (name: string) => NameStanding;
  /** The comment waits for what is looked up. */
  isHeld: boolean;
}

/** What there is to say of names behind an @ that are nobody's. */
export function StrayNames({ names, standingOf, isHeld }: Props) {
  return notices.map(([standing, notice]) => {
    const said = names.filter((name) => standingOf(name) === standing && (standing !== 'asked' || isHeld));
    return (
      said.length > 0 && (
        <p key={standing} className="hint" role="status">
          {said.map((name) => `“${name}”`).join(', ')} {notice}
        </p>
      )
    );
  });
}
