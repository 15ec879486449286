// Fills an empty database from a backup, all or nothing.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { createGunzip } from 'node:zlib';
import pg from 'pg';
import { backupFormat, formatVersion, tableMark, tablesInOrder } from './backup.mjs';
import { withClient } from './database.mjs';
import { deploy, migrationNames } from './migrate.mjs';
import { Refusal } from './refusal.mjs';
import { say } from './surroundings.mjs';

const rowsPerInsert = 200;
const bytesPerInsert = 8_000_000;

/**
 * Restores `file` into the empty database of `url`, with tables or without; `{ tables, rows }`. Refuses a file that is no whole backup, one of a
 * newer Galley, and a database that holds anything; then nothing is written. A backup of an older Galley is brought up to date. Tables in it that no Galley
 * makes are left out.
 */
export async function restoreBackup(url, file) {
  // Read twice: the first time to be sure that it is whole, before anything is written.
  const header = await checkBackup(file);
  await withClient(url, async (client) => {
    await refuseFilled(client);
    // The rows fit the tables as they were when the backup was made: made anew, filled, and only then migrated further.
    await dropOwn(client);
  });
  await deploy(url, header.migrations);
  const counts = await withClient(url, async (client) => {
    await client.query('begin');
    const inserted = await insertAll(client, file, header);
    await continueSequences(client);
    await client.query('commit');
    return inserted;
  });
  await deploy(url);
  // Plans go by statistics, and the memory of claims by those of their words: nobody is to wait for autovacuum.
  await withClient(url, (client) => client.query('analyze'));
  return counts;
}

/** The header of the backup `file`. Throws a Refusal unless the file is whole and of this Galley or an older one. */
async function checkBackup(file) {
  const hash = createHash('sha256');
  let header = null;
  let checksum = {};
  let rows = 0;
  for await (const { kind, line } of partsOf(file)) {
    if (kind === 'checksum') checksum = parsed(line) ?? {};
    else hash.update(`${line}\n`);
    if (kind === 'header') header = readHeader(line, file);
    if (kind === 'row') rows++;
  }
  if (!header || checksum.rows !== rows || checksum.sha256 !== hash.digest('hex'))
    throw new Refusal(`${file} is damaged or cut short: its checksum does not fit.`);
  return header;
}

function readHeader(line, file) {
  const header = parsed(line);
  if (header?.format !== backupFormat) throw new Refusal(`${file} is not a backup of Galley.`);
  const known = migrationNames();
  const isNewer = header.formatVersion > formatVersion || header.migrations.some((name) => !known.includes(name));
  if (isNewer) throw new Refusal(`${file} was made by a newer Galley (${header.version}); restore it with that one.`);
  return header;
}

async function refuseFilled(client) {
  for (const table of await tablesInOrder(client)) {
    // A house that was started but not set up holds nothing but its set-up code.
    const filter = table === 'HouseSetting' ? `where key <> 'setup-code'` : '';
    const { rowCount } = await client.query(`select 1 from ${pg.escapeIdentifier(table)} ${filter} limit 1`);
    if (rowCount) throw new Refusal(`The database is not empty (there are rows in ${table}); restore into a new one.`);
  }
}

// The schema itself stays, which another may own, and extensions, which this user may not be able to make again.
async function dropOwn(client) {
  const { rows } = await client.query(`
    with own as (
      select 'table ' || oid::regclass as named, 1 as turn, oid, 'pg_class'::regclass as catalog from pg_class
      where relnamespace = 'public'::regnamespace and relkind = 'r'
      union all select 'function ' || oid::regprocedure, 2, oid, 'pg_proc'::regclass from pg_proc where pronamespace = 'public'::regnamespace and prokind = 'f'
      union all select 'type ' || oid::regtype, 3, oid, 'pg_type'::regclass from pg_type where typnamespace = 'public'::regnamespace and typtype = 'e'
    )
    select string_agg('drop ' || named || ' cascade', '; ' order by turn) as all from own
    where not exists (select from pg_depend d where d.classid = own.catalog and d.objid = own.oid and d.deptype = 'e')`);
  if (rows[0].all) await client.query(rows[0].all);
}

async function insertAll(client, file, header) {
  let table = null;
  let batch = [];
  let batchBytes = 0;
  let rows = 0;
  const own = await tablesInOrder(client);
  // A backup is of all tables, those too that somebody made in the house's database.
  const others = header.tables.filter((name) => !own.includes(name));
  if (others.length) say(`Left out what is not Galley's: ${others.join(', ')}. The backup goes on holding it.`);
  const flush = async () => {
    if (own.includes(table)) {
      if (batch.length) await insertRows(client, table, batch);
      rows += batch.length;
    }
    batch = [];
    batchBytes = 0;
  };
  for await (const { kind, line } of partsOf(file)) {
    if (kind === 'row') {
      batch.push(line);
      batchBytes += line.length;
    }
    if (kind === 'table' || batch.length >= rowsPerInsert || batchBytes >= bytesPerInsert) await flush();
    if (kind === 'table') table = line.slice(tableMark.length);
  }
  await flush();
  return { tables: header.tables.length - others.length, rows };
}

// PostgreSQL reads its own JSON back into the table's row type, so no value passes through JavaScript's numbers or dates.
async function insertRows(client, table, lines) {
  const name = pg.escapeIdentifier(table);
  const columns = await columnsOf(client, table);
  const names = columns.map((column) => pg.escapeIdentifier(column.name));
  // JSON has one null for SQL's and for jsonb's own; where SQL's is not allowed it was the other.
  const values = columns.map((column, index) => (column.isJson && column.isRequired ? `coalesce(${names[index]}, 'null')` : names[index]));
  const rows = `json_populate_recordset(null::${name}, $1::json)`;
  await client.query(`insert into ${name} (${names.join(', ')}) overriding system value select ${values.join(', ')} from ${rows}`, [
    `[${lines.join(',')}]`,
  ]);
}

// Generated columns are computed again, not restored.
async function columnsOf(client, table) {
  const { rows } = await client.query(
    `select attname as name, atttypid = 'jsonb'::regtype as "isJson", attnotnull as "isRequired"
     from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`,
    [pg.escapeIdentifier(table)],
  );
  return rows;
}

async function continueSequences(client) {
  const { rows } = await client.query(`
    select c.relname as table, a.attname as column, pg_get_serial_sequence(quote_ident(c.relname), a.attname) as sequence
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'`);
  for (const { table, column, sequence } of rows.filter((row) => row.sequence)) {
    const highest = `(select max(${pg.escapeIdentifier(column)}) from ${pg.escapeIdentifier(table)})`;
    await client.query(`select setval($1, coalesce(${highest}, 1), ${highest} is not null)`, [sequence]);
  }
}

/** The lines of a backup in order, each by its `kind`: a header, then tables and their rows. The last line is the checksum, whatever it says. */
async function* partsOf(file) {
  let held = null;
  let isFirst = true;
  for await (const lines of linesOf(file)) {
    for (const line of lines) {
      if (held !== null) {
        yield { kind: isFirst ? 'header' : held.startsWith(tableMark) ? 'table' : 'row', line: held };
        isFirst = false;
      }
      held = line;
    }
  }
  if (held !== null) yield { kind: 'checksum', line: held };
}

/** The lines of a file, some at a time. */
async function* linesOf(file) {
  if (!fs.existsSync(file)) throw new Refusal(`There is no file ${file}.`);
  let rest = '';
  try {
    for await (const chunk of fs
      .createReadStream(file)
      .pipe(createGunzip({ chunkSize: 1 << 20 }))
      .setEncoding('utf8')) {
      const lines = (rest + chunk).split('\n');
      rest = lines.pop();
      yield lines;
    }
  } catch (error) {
    if (!error.code?.startsWith('Z_')) throw error;
    throw new Refusal(`${file} is damaged, or is not a backup of Galley.`);
  }
  if (rest) yield [rest];
}

function parsed(line) {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
