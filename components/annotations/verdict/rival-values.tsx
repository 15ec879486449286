'use client';
import type { ReactNode } from 'react';
import { KindChip } from '@/components/ui/kind-chip';
import { VerdictLabel } from '@/components/ui/verdict-glyph';
import { sayMoment, When } from '@/components/ui/when';
import type { Basis } from '@/lib/domain/basis';
import { checkStates, sayReasons } from '@/lib/domain/checks/check';
import { checkMethods } from '@/lib/domain/checks/check-methods';
import { nameAmong } from '@/lib/domain/people/person-name';
import { type Annotation, checkOf, type Rival, type ValueField } from '@/lib/domain/tags/annotation';
import { tagKinds } from '@/lib/domain/tags/tag-kinds';
import { verdictName } from '@/lib/domain/verdicts/verdict';

type People = ReadonlyMap<string, string>;
type Proposed = Rival['proposed'];

/** The value that stands, whose it is, and when it was given where that is known. */
export interface StoredValue {
  value: Proposed;
  byId: string;
  at: string | null;
}

/** By value, the one that stands. */
const stored: Record<ValueField, (annotation: Annotation) => StoredValue> = {
  kind: (one) => ({ value: { kind: one.kind }, byId: one.basis.kind.byId, at: null }),
  checkState: (one) => from(one, { checkState: one.checkState }, one.basis.checkState),
  verdict: (one) => from(one, { verdict: one.verdict }, one.basis.verdict, one.verdict?.at),
  assignee: (one) => ofCheck(one, 'assignee', { assigneeId: checkOf(one).assigneeId }),
  secondChecker: (one) => ofCheck(one, 'secondChecker', { secondId: checkOf(one).secondId }),
  due: (one) => ofCheck(one, 'due', { dueAt: checkOf(one).dueAt }),
  methods: (one) => ofCheck(one, 'methods', { methods: checkOf(one).methods }),
  secondCheck: (one) => {
    const { second } = checkOf(one);
    return second
      ? { value: { second }, byId: second.byId, at: second.at }
      : from(one, { verdict: one.verdict }, one.basis.verdict, one.verdict?.at);
  },
};

const from = (one: Annotation, value: Proposed, basis: Basis | null, at: string | null = null): StoredValue => ({
  value,
  byId: basis?.byId ?? one.byId,
  at,
});

const ofCheck = (one: Annotation, field: keyof ReturnType<typeof checkOf>['basis'], value: Proposed): StoredValue =>
  from(one, value, checkOf(one).basis[field]);

/** The value that a rival was given beside. */
export const storedOf = (annotation: Annotation, { field }: Rival): StoredValue => stored[field](annotation);

const nameOf = (people: People, id: string | null) => (id === null ? 'Nobody' : nameAmong(people, id) || 'Someone');

/** A value as it is drawn. */
export function drawValue(proposed: Proposed, people: People): ReactNode {
  if ('kind' in proposed) return <KindChip kind={proposed.kind} label={tagKinds[proposed.kind].name} />;
  if ('verdict' in proposed && proposed.verdict) return <VerdictLabel value={proposed.verdict.value} grade={proposed.verdict.grade} />;
  if ('second' in proposed) return <VerdictLabel value={proposed.second.value} grade={proposed.second.grade} />;
  if ('dueAt' in proposed && proposed.dueAt) return <When at={proposed.dueAt} />;
  return <b>{sayValue(proposed, people, null)}</b>;
}

/** Why a value was given, where that was said. */
export function noteOf(proposed: Proposed): string {
  if ('verdict' in proposed) return proposed.verdict?.rationale ?? '';
  if ('checkState' in proposed) return sayReasons(proposed.reason ?? null);
  return 'second' in proposed ? proposed.second.rationale : '';
}

/** A value in words, a moment in the reader’s own time zone and `language`. */
export function sayValue(proposed: Proposed, people: People, language: string | null): string {
  if ('kind' in proposed) return tagKinds[proposed.kind].name;
  if ('checkState' in proposed) return checkStates[proposed.checkState].name;
  if ('verdict' in proposed) return proposed.verdict ? verdictName(proposed.verdict) : 'No verdict';
  if ('second' in proposed) return verdictName(proposed.second);
  if ('assigneeId' in proposed) return nameOf(people, proposed.assigneeId);
  if ('secondId' in proposed) return nameOf(people, proposed.secondId);
  if ('dueAt' in proposed) return proposed.dueAt ? sayMoment(new Date(proposed.dueAt), language) : 'No due date';
  return proposed.methods.map((one) => checkMethods[one].name).join(', ') || 'Not said';
}
