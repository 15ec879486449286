import type { JournalEntry } from '../journal/entry';

/** What people did, one table: which entries count as it. */
const kindsOfWork = {
  text: { name: 'Changes of text', types: /^(text|suggestion\.(accepted|reopened)|article\.imported)$/ },
  tags: { name: 'Tags', types: /^annotation\./ },
  evidence: { name: 'Evidence', types: /^evidence\./ },
  verdicts: { name: 'Verdicts', types: /^(verdict\.given|check\.(second-given|voted|adjudicated)|rival\.settled)$/ },
  other: { name: 'Other', types: /^/ },
} as const;

type KindOfWork = keyof typeof kindsOfWork;

/** The kinds of work in the order in which they are shown, with their names. */
export const workKinds = (['text', 'tags', 'evidence', 'verdicts', 'other'] as const).map((kind) => ({
  kind,
  name: kindsOfWork[kind].name,
}));

/** How many entries of each kind a person made, and when the first and the last of them. */
export interface PersonsWork {
  personId: string;
  counts: Record<KindOfWork, number>;
  from: string;
  to: string;
}

/** Counts who did what while a journal goes by. */
export class WorkDone {
  private readonly byPerson = new Map<string, PersonsWork>();

  add({ actorId, at, type }: Pick<JournalEntry, 'actorId' | 'at' | 'type'>): void {
    const work = this.byPerson.get(actorId) ?? {
      personId: actorId,
      counts: { text: 0, tags: 0, evidence: 0, verdicts: 0, other: 0 },
      from: at,
      to: at,
    };
    const { kind } = workKinds.find((one) => kindsOfWork[one.kind].types.test(type)) ?? { kind: 'other' };
    work.counts[kind] += 1;
    work.to = at;
    this.byPerson.set(actorId, work);
  }

  /** In order of their first entry. */
  people(): PersonsWork[] {
    return [...this.byPerson.values()];
  }
}
