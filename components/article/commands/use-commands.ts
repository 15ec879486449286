'use client';
import { useEffect, useMemo, useState } from 'react';
import { flushSync } from 'react-dom';
import { relatingOf } from '@/components/annotations/relations/relating';
import { tagName } from '@/components/annotations/tag-words';
import { useRestoreTag } from '@/components/annotations/use-restore-tag';
import { useTagHands } from '@/components/annotations/use-tag-hands';
import { askForVerdict } from '@/components/annotations/verdict/verdict-requests';
import { splittingOf } from '@/components/facts/splitting';
import { askingOf } from '@/components/queries/asking';
import { hasWayToQueries } from '@/components/queries/has-way-to-queries';
import { replyingOf } from '@/components/replies/replying';
import { threadPlaceOf } from '@/components/threads/open-thread';
import { threadToSettle } from '@/components/threads/settle-thread';
import { afterPaint } from '@/components/ui/after-paint';
import { useToast } from '@/components/ui/toast';
import { useGo } from '@/components/ui/use-go';
import { useIsMac } from '@/components/ui/use-is-mac';
import { shownQuote } from '@/lib/domain/anchors/anchor-words';
import { followsFacts, isCountedClaim, isFact } from '@/lib/domain/checks/facts';
import { statementOf } from '@/lib/domain/checks/statement';
import { isSignedOff } from '@/lib/domain/sign-off/sign-off';
import type { Annotation } from '@/lib/domain/tags/annotation';
import { countParagraphs } from '@/lib/domain/text/paragraph-start';
import { gradeIdOf } from '@/lib/domain/verdicts/verdict';
import { type Grade, gradeKey } from '@/lib/domain/verdicts/verdict-scale';
import { goToParagraph, sayParagraph } from '@/lib/editor/go-to-paragraph';
import { type CommandResult, CommandSearch } from '@/lib/editor/keys/command-search';
import { canDo } from '@/lib/editor/keys/command-situation';
import { type Keycaps, keysOf } from '@/lib/editor/keys/key-names';
import { type CommandId, commandIds, keymap } from '@/lib/editor/keys/keymap';
import type { Mode } from '@/lib/editor/keys/mode';
import { goTo } from '@/lib/editor/keys/text-commands';
import { activeMark, markOrder } from '@/lib/editor/marks/annotation-plugin';
import { tagsToRestore } from '@/lib/editor/tags/removed-tags';
import { useDossier } from '../export/use-dossier';
import { EXPORT_WAITS, type ExportFormat } from '../export/use-export';
import { isLost } from '../is-lost';
import { useSaveState } from '../opening/abandoned-work';
import { mayAskAuthor, maySuggest, useWorkbench } from '../session-context';
import { useBindings } from '../use-bindings';
import { useRightsNow } from '../use-rights-now';
import { type AskedWork, askedWorkOf } from '../work/asked-work';
import { useMode } from '../workbench/use-mode';

interface Commands {
  search: CommandSearch;
  /** The keys of a result, one after the other. */
  keysOf(result: CommandResult): readonly Keycaps[];
  /** Does it. Focus must be in the text. */
  run(result: CommandResult): void;
}

/** All that can be done and gone to in the open article as it is at the first rendering: for as long as a menu of commands is open. */
export function useCommands(formats: readonly ExportFormat[], exportAs: (format: ExportFormat) => Promise<boolean>): Commands {
  const { editor, session, history, rules } = useWorkbench();
  const rights = useRightsNow();
  const { actions, commands, say, sayTag } = useTagHands();
  const mode = useMode();
  const [bindings, onMac] = [useBindings(), useIsMac()];
  const ofPage = usePageCommands(formats, exportAs);
  const judge = useJudge();

  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each opening
  const search = useMemo(() => {
    const order = markOrder(editor.state);
    const tags = order.flatMap((id) => {
      const one = session.annotations.get(id);
      if (!one || one.isRemoved || one.kind === 'clear') return [];
      return [{ id, kind: one.kind, label: one.label, aliases: one.aliases, words: wordsOf(one), isFollowing: followsFacts(one) }];
    });
    const situation = {
      mode,
      canTag: rights.canTag,
      canJudge: rights.canJudge,
      canAssign: rights.canAssign,
      canComment: rights.canComment,
      hasSelection: actions.selectedSpans().length > 0,
      hasThread: threadToSettle(session, threadPlaceOf(session, actions)) !== null,
      tag: actions.activeOrAtCaret(),
      hasTags: tags.length > 0,
      canUndo: history.canUndo,
      canRedo: history.canRedo,
    };
    const ofText = commandIds.filter((id) => commands[id] !== undefined && canDo(id, situation));
    return new CommandSearch({
      tags,
      activeId: activeMark(editor.state),
      paragraphs: countParagraphs(editor.state.doc),
      commands: [...ofText.map((id) => ({ id, title: keymap[id].title })), ...ofPage],
      canJudge: rights.canJudge,
      grades: rules.scale.grades,
    });
  }, []);
  useEffect(() => afterPaint(() => search.prepare()), [search]);

  const run = (result: CommandResult) => {
    if (result.type === 'verdict') judge(result.tag.id, result.grade);
    if (result.type === 'tag') {
      goTo(editor.view, actions, result.tag.id);
      sayTag(result.tag.id);
    }
    if (result.type === 'paragraph' && goToParagraph(editor.view, result.number)) say(sayParagraph(result.number));
    if (result.type !== 'command') return;
    const { id } = result.command;
    const command = ofPage.find((one) => one.id === id);
    if (command) command.run();
    else if (isCommandId(id)) commands[id]?.(editor.view);
  };
  const keysOfCommand = (id: CommandId) => keysOf(id, bindings, onMac, mode).slice(0, 1);
  return { search, keysOf: (result) => keysOfResult(result, keysOfCommand, rules.scale.grades), run };
}

/** What a tag is found by beside its label. */
const wordsOf = (one: Annotation) => (isFact(one) && statementOf(one)) || shownQuote(one.anchor);

const isCommandId = (id: string): id is CommandId => id in keymap;

type KeysOfCommand = (id: CommandId) => readonly Keycaps[];

/** The keys that do what a result does. A verdict's are for the active tag; in the list they teach. */
function keysOfResult(result: CommandResult, keysOfCommand: KeysOfCommand, grades: readonly Grade[]): readonly Keycaps[] {
  const then = (id: CommandId, key: string) => keysOfCommand(id).flatMap((keys) => [keys, [key]]);
  if (result.type === 'verdict') return then('giveVerdict', gradeKey(grades.indexOf(result.grade)));
  if (result.type === 'paragraph') return then('goToParagraph', String(result.number));
  if (result.type === 'tag') return [];
  if (result.command.id === 'mode-edit') return keysOfCommand('enterEdit');
  return isCommandId(result.command.id) ? keysOfCommand(result.command.id) : [];
}

interface PageCommand {
  id: string;
  title: string;
  /** As a searched command has them. */
  words?: string;
  run(): void;
}

/** What the menu offers of the page around the text: what is begun at a tag, the modes, and the article as a whole. */
function usePageCommands(formats: readonly ExportFormat[], exportAs: (format: ExportFormat) => Promise<boolean>): PageCommand[] {
  const { editor, session, sender, rights } = useWorkbench();
  const { actions, showMode } = useTagHands();
  const { state } = useSaveState();
  const { canTag } = useRightsNow();
  const mode = useMode();
  const toast = useToast();
  const go = useGo();
  const saveDossier = useDossier(session.options.articleId);
  const tag = actions.activeOrAtCaret();
  const atTag = (begin: (annotationId: string) => void) => () => {
    if (!tag) return;
    goTo(editor.view, actions, tag.id);
    flushSync(() => begin(tag.id));
  };
  const inMode = (wanted: Mode) => () => showMode(wanted);
  const way = (to: string) => () => go(`/articles/${session.options.articleId}/${to}`);
  const ask = (work: AskedWork) => () => askedWorkOf(session).set(work);
  const whenSaved = (run: () => Promise<boolean>) => () => (state.name === 'saved' ? void run() : toast({ text: EXPORT_WAITS }));
  const restore = useRestoreTag();
  const [removed] = useState(() => (canTag ? tagsToRestore(session) : []));

  const { canEdit, canSetWork } = rights;
  const mayWrite = (canEdit || maySuggest(rights)) && !sender.isHalted;
  const isClaim = tag?.kind === 'claim';
  // Its other pages are not there either.
  const isHere = !isLost(sender);
  const all: (PageCommand & { isOffered: boolean })[] = [
    {
      id: 'ask-author',
      title: 'Ask the author',
      isOffered: mayAskAuthor(rights) && tag !== null,
      run: atTag((annotationId) => askingOf(session).set({ annotationId, takesFocus: true })),
    },
    {
      id: 'relate-tag',
      title: 'Relate to another tag',
      isOffered: canTag && tag !== null && tag.kind !== 'clear',
      run: atTag((id) => relatingOf(session).set(id)),
    },
    {
      id: 'ask-reply',
      title: 'Log a request for reply',
      isOffered: canTag && isClaim,
      run: atTag((annotationId) => replyingOf(session).set({ form: 'ask', annotationId })),
    },
    {
      id: 'split-claim',
      title: 'Split into facts',
      isOffered: canTag && tag !== null && isCountedClaim(tag),
      run: atTag((id) => splittingOf(session).set(id)),
    },
    { id: 'queries', title: 'Queries to the author', isOffered: isHere && hasWayToQueries(session, rights), run: way('queries') },
    { id: 'history', title: 'History', isOffered: isHere, run: way('history') },
    { id: 'mode-tag', title: 'Tag mode', isOffered: mode !== 'tag' && rights.canTag && !sender.isHalted, run: inMode('tag') },
    { id: 'mode-edit', title: canEdit ? 'Edit mode' : 'Suggest mode', isOffered: mode !== 'edit' && mayWrite, run: inMode('edit') },
    { id: 'mode-read', title: 'Read mode', isOffered: mode !== 'read', run: inMode('read') },
    { id: 'newer-version', title: 'Paste a newer version', isOffered: rights.canPasteNewer, run: way('newer-version') },
    { id: 'article-details', title: 'Article details: byline, date, language', isOffered: canEdit, run: ask('details') },
    { id: 'article-due', title: 'Due date of the article', isOffered: canSetWork, run: ask('due') },
    { id: 'article-owner', title: 'Owner of the article', isOffered: canSetWork, run: ask('owner') },
    { id: 'article-claims', title: 'Assign unassigned claims', isOffered: rights.canAssign, run: ask('claims') },
    { id: 'sign-off', title: 'Sign off', isOffered: rights.canSign && !isSignedOff(session.confirmed), run: ask('sign-off') },
    { id: 'export-report', title: 'Export: Fact-check report', isOffered: isHere, run: way('report') },
    ...formats.map((format) => ({
      id: `export-${format.id}`,
      title: `Export: ${format.name}`,
      isOffered: isHere,
      run: whenSaved(() => exportAs(format)),
    })),
    { id: 'export-dossier', title: 'Export: Audit dossier', isOffered: rights.canMakeDossier, run: whenSaved(saveDossier) },
    ...removed.map((one) => ({
      id: `restore-${one.id}`,
      title: `Restore ${one.label}`,
      words: wordsOf(one),
      isOffered: canTag,
      run: () => restore(one) && goTo(editor.view, actions, one.id),
    })),
  ];
  return all.filter(({ isOffered }) => isOffered);
}

/** Gives a claim a verdict as `V` and its digit do: what is missing is asked for in the card, with the verdict as a draft. */
function useJudge(): (annotationId: string, grade: Grade) => void {
  const { editor, session } = useWorkbench();
  const { actions, commands, say } = useTagHands();
  return (annotationId, grade) => {
    goTo(editor.view, actions, annotationId);
    commands.giveVerdict?.(editor.view);
    askForVerdict(annotationId, grade.id);
    const now = session.annotations.get(annotationId);
    if (now?.verdict && gradeIdOf(now.verdict) === grade.id) say(`${tagName(now)} is ${grade.name.toLowerCase()} now`);
  };
}
