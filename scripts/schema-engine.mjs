// Prisma's schema engine as WebAssembly, so that migrations need no download. Three faults of @prisma/adapter-pg 7.10 are put right here, and that
// the engine takes two steps for a script and the note that it is done.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg';
import pg from 'pg';
import { readableTimes } from './database.mjs';

/** What the engine takes with pg_advisory_lock while it migrates, in the session that runs the scripts. The app's are in lib/server/advisory-locks.ts. */
export const engineLock = 72707369;

const internalChar = 18;
const blankPaddedChar = 1042;
const characterColumn = 6;

/**
 * Runs `work(engine)` with a schema engine connected to `url` for the Prisma schema text `schema`. An error of the engine has as its `cause` what
 * PostgreSQL said, where that was the reason.
 */
export async function withEngine(url, schema, work) {
  loadOnce();
  const adapters = [];
  const engine = await bindings.SchemaEngine.new({ datamodels: [['schema.prisma', schema]] }, () => {}, adapterFactory(url, adapters));
  try {
    return await work(engine);
  } catch (error) {
    error.cause ??= adapters.flatMap(({ failures }) => failures).find(({ message }) => error.message.includes(message));
    throw error;
  } finally {
    // The engine keeps its lock until its connections close; the next start would wait for it.
    for (const adapter of adapters) await adapter.dispose();
  }
}

let isLoaded = false;

function loadOnce() {
  if (isLoaded) return;
  // Without this a panic loses its message.
  globalThis.PRISMA_WASM_PANIC_REGISTRY = { set_message: (message) => console.error(message) };
  const entry = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm');
  const bytes = fs.readFileSync(path.join(path.dirname(entry), 'schema_engine_bg.wasm'));
  // The engine gives up its lock after 10 s, which another start's migration may well take; and it never clears that timer.
  const timer = Object.keys(bindings).find((name) => name.startsWith('__wbg_setTimeout'));
  const withoutTimer = { ...bindings, [timer]: () => 0 };
  const instance = new WebAssembly.Instance(new WebAssembly.Module(bytes), { './schema_engine_bg.js': withoutTimer });
  bindings.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  isLoaded = true;
}

const setReadableTimes = (client) => client.query(readableTimes);

function adapterFactory(url, adapters) {
  const factory = new PrismaPg({ connectionString: url, Client: ClientReadingChar, max: 2, onConnect: setReadableTimes });
  const connect = factory.connect.bind(factory);
  factory.connect = async () => {
    const adapter = mended(await connect());
    adapters.push(adapter);
    return adapter;
  };
  return bindMigrationAwareSqlAdapterFactory(factory);
}

// Only the script that runs is unfinished: migrate.mjs has removed what was left of others. The engine sets the same again.
const noteAsDone = 'update _prisma_migrations set finished_at = now() where finished_at is null and rolled_back_at is null';

function mended(adapter) {
  adapter.failures = [];
  const onError = adapter.onError.bind(adapter);
  adapter.onError = (error) => {
    adapter.failures.push(error);
    onError(error);
  };
  // The adapter splits a script at every ';', which breaks function bodies and leaves half a migration behind when one statement fails.
  // Sent whole, PostgreSQL runs the script as one transaction; the note that it is done with it, since PostgreSQL ends it also when we are killed meanwhile.
  adapter.executeScript = async (sql) => {
    try {
      await adapter.client.query(`${sql}\n;${noteAsDone}`);
    } catch (error) {
      adapter.onError(error);
    }
  };
  const queryRaw = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (query) => {
    const result = await queryRaw(query);
    for (const column of charColumns.get(result.rows) ?? []) result.columnTypes[column] = characterColumn;
    return result;
  };
  return adapter;
}

// The adapter does not know PostgreSQL's internal "char", which the engine reads from pg_constraint to describe a live schema:
// such columns are passed off as char(n) here, and named back as characters above.
const charColumns = new WeakMap();

class ClientReadingChar extends pg.Client {
  query(...args) {
    const callback = args.at(-1);
    if (typeof callback === 'function') return super.query(...args.slice(0, -1), (error, result) => callback(error, disguised(result)));
    const pending = super.query(...args);
    return typeof pending?.then === 'function' ? pending.then(disguised) : pending;
  }
}

function disguised(results) {
  for (const result of [results].flat()) {
    const columns = [];
    for (const [index, field] of (result?.fields ?? []).entries()) {
      if (field.dataTypeID !== internalChar) continue;
      field.dataTypeID = blankPaddedChar;
      columns.push(index);
    }
    if (columns.length) charColumns.set(result.rows, columns);
  }
  return results;
}
