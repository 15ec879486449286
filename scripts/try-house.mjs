// A small invented house, straight into the tables, for the tests of these scripts.
import { randomUUID } from 'node:crypto';

/** Inserts a person, a desk, an article with one journal entry and a keyframe; their ids. */
export async function aHouse(client) {
  const [personId, deskId, articleId, entryId] = Array.from({ length: 4 }, () => randomUUID());
  await client.query('insert into "Person" (id, email, name, preferences) values ($1, $2, $3, $4)', [
    personId,
    `${personId}@example.org`,
    'Ines Okafor',
    { colour: 2 },
  ]);
  await client.query('insert into "Desk" (id, name) values ($1, $2)', [deskId, `Desk ${deskId}`]);
  await client.query('insert into "Article" (id, "deskId", "createdById", title) values ($1, $2, $3, $4)', [
    articleId,
    deskId,
    personId,
    'Pé na água\n"…" 🐟',
  ]);
  await client.query(
    `insert into "JournalEntry" (id, "articleId", seq, version, "clientId", "actorId", at, type, "schemaVersion", payload, salt, "payloadHash", "prevHash", hash)
     values ($1, $2, 1, 0, 'tab', $3, '2026-01-02T03:04:05.678Z', 'articleCreated', 1, $4, 'salt', 'hash of it', '', 'hash')`,
    [entryId, articleId, personId, JSON.stringify({ words: 'one\ntwo', big: 12345678901234567890n.toString(), nothing: null })],
  );
  const state = Buffer.from([0, 1, 2, 255]);
  await client.query('insert into "Keyframe" ("articleId", seq, version, state) values ($1, 1, 0, $2)', [articleId, state]);
  await client.query('insert into "SignInFailure" ("accountHash", address) values ($1, $2)', ['nobody', '192.0.2.7']);
  return { personId, deskId, articleId, entryId };
}
