import type { Node } from '@tiptap/pm/model';
import { Mapping, type Step } from '@tiptap/pm/transform';
import { type ArticleState, emptyState } from '../../article-state';
import { DomainError } from '../../errors';
import { decideEntry } from '../../journal/decide-entry';
import type { VisibleEntry } from '../../journal/entry';
import { testId } from '../../journal/journal.fixture';
import { type Identities, rewriteText } from './identities';
import { comparePlainly } from './plain-way';

/** One stored step, in the article and in its shadow. */
export interface StoredStep {
  real: Step;
  shadow: Step;
  clientId: string;
}

/** An article and its shadow at one version. */
export interface Version {
  doc: Node;
  shadow: Node;
}

/** The server, in memory: entry types decide, the reducer applies, and a shadow is kept beside the article. */
export class Authority {
  state: ArticleState;
  readonly entries: VisibleEntry[] = [];
  readonly steps: StoredStep[] = [];
  /** Called after each text entry. */
  onEntry: () => void = () => {};
  /** By version. */
  readonly versions: Version[] = [];

  constructor(
    doc: Node,
    readonly identities: Identities,
  ) {
    const shadow = doc.copy(rewriteText(doc.content, (text) => identities.fresh(text.length)));
    this.state = emptyState(testId());
    this.versions.push({ doc, shadow });
    const details = { deskId: testId(), authorId: null, byline: '', publishedOn: null, language: '', direction: 'ltr', isArchived: false };
    const origin = { format: 'paste', fileName: null };
    this.send('article.imported', { details: { ...details, isDeleted: false }, doc: doc.toJSON(), origin });
  }

  get version(): number {
    return this.steps.length;
  }

  at(version: number): Version {
    const found = this.versions[version];
    if (!found) throw new Error(`no version ${version}`);
    return found;
  }

  /** Stores an entry that was made at `version`. */
  send(type: string, payload: unknown, version = this.version): void {
    const since = new Mapping(this.steps.slice(version).map(({ real }) => real.getMap()));
    const sender = { actorId: this.state.articleId, clientId: 'proof', now: '2026-01-02T03:04:05.678Z', since, isFromServer: true };
    const { entry, state } = decideEntry(this.state, { id: testId(), type, payload }, sender);
    // As it would be read from the journal: undefined members are gone.
    this.entries.push({ ...entry, payload: JSON.parse(JSON.stringify(entry.payload)) });
    if (type === 'text') comparePlainly(this.state, state, entry.payload);
    this.state = state;
  }

  /** Stores steps as one text entry. False if the server refuses them. */
  sendSteps(steps: readonly StoredStep[]): boolean {
    try {
      this.send('text', { steps: steps.map(({ real }) => real.toJSON()) });
    } catch (error) {
      if (error instanceof DomainError) return false;
      throw error;
    }
    for (const step of steps) {
      const { doc, shadow } = this.at(this.version);
      this.steps.push(step);
      this.versions.push({ doc: applied(step.real, doc), shadow: applied(step.shadow, shadow) });
    }
    return true;
  }
}

function applied(step: Step, doc: Node): Node {
  const result = step.apply(doc);
  if (!result.doc) throw new Error(`a step does not apply: ${result.failed}`);
  return result.doc;
}
