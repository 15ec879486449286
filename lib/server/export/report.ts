import { personName } from '@/lib/domain/export/person-name';
import type { Actor } from '@/lib/domain/people/permissions';
import { reportOf } from '@/lib/domain/report/make-report';
import type { Report } from '@/lib/domain/report/report';
import { seenBy } from '@/lib/domain/talk/query';
import { prisma } from '../database';
import { StoredRules } from '../house/stored-rules';
import { readNow } from '../journal/read';
import { readExportInput } from './export-input';
import { readPassedOver } from './passed-over';

/** How the check of the article stands now, for anyone who may read it. */
export async function readReport(actor: Actor, articleId: string): Promise<Report> {
  const { state, viewer } = await readNow(actor, articleId);
  const [input, entry, desk, passedOver] = await Promise.all([
    readExportInput(seenBy(state, viewer)),
    prisma.journalEntry.findUniqueOrThrow({ where: { articleId_seq: { articleId, seq: state.seq } }, select: { hash: true } }),
    prisma.desk.findUniqueOrThrow({ where: { id: state.details.deskId }, select: { rules: true } }),
    readPassedOver(state),
  ]);
  const { sources, deskName, now } = input;
  const rules = StoredRules.parse(desk.rules);
  const nameOf = (id: string) => personName(input, id);
  return reportOf({ state: input.state, sources, deskName, rules, nameOf, passedOver, hash: entry.hash, now });
}
