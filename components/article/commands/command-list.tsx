'use client';
import { CornerDownRight, Pilcrow, Search } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useMemo, useRef, useState } from 'react';
import { Heard } from '@/components/ui/heard';
import { KindChip } from '@/components/ui/kind-chip';
import { VerdictGlyph } from '@/components/ui/verdict-glyph';
import { tagKinds } from '@/lib/domain/tags/tag-kinds';
import { type CommandResult, type CommandSearch, resultGroups } from '@/lib/editor/keys/command-search';
import { isOfInputMethod } from '@/lib/editor/keys/input-method';
import type { Keycaps } from '@/lib/editor/keys/key-names';
import { useWorkbench } from '../session-context';

interface Props {
  search: Pick<CommandSearch, 'find'>;
  /** The keys of a result, one after the other. */
  keysOf: (result: CommandResult) => readonly Keycaps[];
  onChoose: (result: CommandResult) => void;
  /** What stands in the field at first. */
  query?: string;
}

const PAGE_ROWS = 8;

/** The field of the command menu with what is found for it: a combobox over a list in groups, in which focus stays in the field. */
export function CommandList({ search, keysOf, onChoose, query: first = '' }: Props) {
  const [query, setQuery] = useState(first);
  const [at, setAt] = useState(0);
  /** Something was typed, or a row gone to. Before that a screen reader is to say the field, not a row of its list. */
  const [isBegun, setBegun] = useState(first !== '');
  const id = useId();
  const active = useRef<HTMLDivElement>(null);
  const groups = useMemo(() => search.find(query), [search, query]);
  const results = useMemo(() => groups.flatMap((group) => group.results), [groups]);
  const optionId = (index: number) => `${id}-${index}`;

  // biome-ignore lint/correctness/useExhaustiveDependencies: another row or another list brings the active one into view
  useEffect(() => {
    active.current?.scrollIntoView({ block: 'nearest' });
  }, [at, results]);

  const type = (typed: string) => {
    setQuery(typed);
    setBegun(true);
    setAt(0);
  };
  const press = (event: KeyboardEvent) => {
    if (isOfInputMethod(event.nativeEvent) || results.length === 0) return;
    const last = results.length - 1;
    const targets: Record<string, number> = {
      ArrowDown: at === last ? 0 : at + 1,
      ArrowUp: at === 0 ? last : at - 1,
      PageDown: Math.min(at + PAGE_ROWS, last),
      PageUp: Math.max(at - PAGE_ROWS, 0),
    };
    const target = targets[event.key];
    const chosen = event.key === 'Enter' ? results[at] : undefined;
    if (target === undefined && !chosen) return;
    event.preventDefault();
    if (target !== undefined) {
      setAt(target);
      setBegun(true);
    }
    if (chosen) onChoose(chosen);
  };

  let next = 0;
  return (
    <>
      <div className="command-field">
        <Search className="i" aria-hidden="true" />
        <input
          role="combobox"
          aria-label="Find a tag, a paragraph or a command"
          aria-expanded={results.length > 0}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={results.length > 0 && isBegun ? optionId(at) : undefined}
          aria-describedby={results.length > 0 && !isBegun ? `${id}-enter ${optionId(at)}` : undefined}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          enterKeyHint="go"
          maxLength={200}
          placeholder="A tag, a paragraph, a verdict, a command"
          value={query}
          onChange={(event) => type(event.target.value)}
          onKeyDown={press}
        />
      </div>
      <span id={`${id}-enter`} hidden>
        Enter takes
      </span>
      <div className="command-results" id={`${id}-list`} role="listbox" aria-label="What is found" hidden={results.length === 0}>
        {groups.map((group) => (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset is no part of a listbox
          <div key={group.id} role="group" aria-labelledby={`${id}-${group.id}`}>
            <p className="command-group" id={`${id}-${group.id}`} aria-hidden="true">
              {resultGroups[group.id]}
            </p>
            {group.results.map((result) => {
              const index = next++;
              return (
                // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the combobox
                // biome-ignore lint/a11y/useFocusableInteractive: aria-activedescendant points here
                <div
                  key={keyOf(result)}
                  ref={index === at ? active : undefined}
                  id={optionId(index)}
                  role="option"
                  aria-selected={index === at}
                  className="command-row"
                  onPointerMove={() => setAt(index)}
                  // The field keeps focus.
                  onMouseDown={(event) => event.preventDefault()}
                  onClick={() => onChoose(result)}
                >
                  <Row result={result} />
                  <Keys of={keysOf(result)} />
                </div>
              );
            })}
          </div>
        ))}
      </div>
      {results.length === 0 && (
        <p className="command-none">
          Nothing is called that. <span className="dim">Try a label, such as C4, or some words of a tag.</span>
        </p>
      )}
      <Heard what="Results found">{results.length === 0 ? 'Nothing is called that.' : `${results.length} found`}</Heard>
    </>
  );
}

/** For eyes: the names of the rows are said without them. */
function Keys({ of }: { of: readonly Keycaps[] }) {
  return (
    <span className="keycaps" aria-hidden="true">
      {of.flat().map((cap) => (
        <span key={cap} className="kbd">
          {cap}
        </span>
      ))}
    </span>
  );
}

function Row({ result }: { result: CommandResult }): ReactNode {
  const { session } = useWorkbench();
  switch (result.type) {
    case 'verdict':
      return (
        <>
          <VerdictGlyph value={result.grade.standing} grade={result.grade} isNamedBeside />
          <span className="sp">
            {nameOf(result.tag)}: {result.grade.name}
          </span>
        </>
      );
    case 'tag':
      return (
        <>
          <KindChip kind={result.tag.kind} label={result.tag.label} />
          <span className="sp trunc" dir="auto" lang={session.language}>
            {result.tag.words}
          </span>
        </>
      );
    case 'paragraph':
      return (
        <>
          <Pilcrow className="i s" aria-hidden="true" />
          <span className="sp">Paragraph {result.number}</span>
        </>
      );
    case 'command':
      return (
        <>
          <CornerDownRight className="i s" aria-hidden="true" />
          {result.command.words === undefined ? (
            <span className="sp">{result.command.title}</span>
          ) : (
            <>
              <span>{result.command.title}</span>{' '}
              <span className="sp trunc dim" dir="auto" lang={session.language}>
                {result.command.words}
              </span>
            </>
          )}
        </>
      );
  }
}

const nameOf = ({ label, kind }: { label: string | null; kind: keyof typeof tagKinds }) =>
  label ?? `The new ${tagKinds[kind].name.toLowerCase()}`;

function keyOf(result: CommandResult): string {
  if (result.type === 'verdict') return result.grade.id;
  if (result.type === 'tag') return result.tag.id;
  return result.type === 'paragraph' ? `paragraph-${result.number}` : result.command.id;
}
