// Prints every article of DATABASE_URL in every export format as one JSON object, for the test that a restored house exports the same.
import { exportFormats } from '@/lib/domain/export/formats';
import { prisma } from '@/lib/server/database';
import { exportArticle, reportExport } from '@/lib/server/export/exports';
import { actorOfToken } from '@/lib/server/sign-in/session';

const admin = await prisma.person.findFirstOrThrow({ where: { isAdmin: true } });
const actor = await actorOfToken({ personId: admin.id, sessionVersion: admin.sessionVersion });
if (actor === null) throw new Error('The admin cannot sign in.');
const exports: Record<string, unknown> = {};
for (const { id } of await prisma.article.findMany({ orderBy: { id: 'asc' } })) {
  for (const format of exportFormats) {
    const { content, ...file } = await exportArticle(actor, id, format.id);
    exports[`${id} ${format.id}`] = {
      ...file,
      content: await new Response(content).text(),
      report: await reportExport(actor, id, format.id),
    };
  }
}
// Only when all of it has gone through the pipe: an exit drops what the pipe has not taken.
process.stdout.write(JSON.stringify(exports), () => process.exit(0));
