// What the person reads where a migration failed: what PostgreSQL said, and what to do.
import { isOfFullDisk } from './programs.mjs';
import { Refusal } from './refusal.mjs';
import { leadToWrites, sentenceOfRefused } from './refused-by-database.mjs';

/** By PostgreSQL's codes: https://www.postgresql.org/docs/current/errcodes-appendix.html */
const remedies = [
  { codes: ['53100'], remedy: () => 'Make room and start again.' },
  { codes: ['55P03', '57014', '40P01'], remedy: () => 'End what else uses the database, or raise the limit, and start again.' },
  { codes: ['25006'], remedy: () => leadToWrites },
  { codes: ['42501'], remedy: () => 'Give the user of DATABASE_URL the right to do that, and start again.' },
  // PostgreSQL ended, or its line did.
  { codes: ['57P01', '57P02', undefined], remedy: () => 'Start again.' },
  // Of a schema, table or index, column, function, type or constraint.
  { codes: ['42P06', '42P07', '42701', '42723', '42710'], remedy: noteByHand },
];

/**
 * The Refusal for an error of the schema engine, with what PostgreSQL said as its `cause`, or null where it is not of a migration. PostgreSQL runs a
 * script as one transaction, so nothing of it is kept.
 */
export function failedMigration({ message, cause }) {
  const name = /migration_name="([^"]+)"/.exec(message)?.[1];
  if (!cause) return null;
  // Before the first script the engine makes its own table.
  if (!name) {
    const sentence = sentenceOfRefused(cause);
    return sentence && new Refusal(sentence, { cause });
  }
  const code = isOfFullDisk(cause.message) ? '53100' : cause.code;
  const remedy = remedies.find(({ codes }) => codes.includes(code))?.remedy ?? (() => 'Put that right and start again.');
  const reason = cause.message.replace(/\.$/, '');
  return new Refusal(`The migration ${name} failed, and nothing of it was kept: ${reason}. ${remedy(name)}`, { cause });
}

// A Galley from before noted what it had done in a step of its own, and may have been killed between the two.
function noteByHand(name) {
  const values = `(gen_random_uuid(), '', '${name}', now())`;
  return `If an older Galley was broken off here, its tables are whole: say so in the database, and start again, with insert into _prisma_migrations (id, checksum, migration_name, finished_at) values ${values};`;
}
