import type { Client, ClientBase } from 'pg'
import { StoreError } from '../store'

const version = 1
/** Advisory locks are numbers of one database: "RAPP", and what for. */
export const penLock = '1380012112, 1'
const tablesLock = '1380012112, 2'

/**
 * Made as by one hub, however many start at once. `head` is the number of the last row; `hubs` how far
 * each has written, for one that has lost its connection and must know whether it came through.
 */
export async function makeTables(client: Client): Promise<void> {
  await client.query('BEGIN')
  await client.query(`SELECT pg_advisory_xact_lock(${tablesLock})`)
  const found = await client.query("SELECT to_regclass('rapporteur') IS NOT NULL AS there")
  if (found.rows[0]?.there) await check(client)
  else await create(client)
  await client.query('COMMIT')
}

async function check(client: ClientBase): Promise<void> {
  const about = await client.query('SELECT version FROM rapporteur')
  if (about.rows[0]?.version !== version) throw new StoreError('later-version')
}

async function create(client: ClientBase): Promise<void> {
  await client.query(`
    CREATE TABLE rapporteur (version integer NOT NULL);
    INSERT INTO rapporteur VALUES (${version});
    CREATE TABLE head (seq bigint NOT NULL);
    INSERT INTO head VALUES (0);
    CREATE TABLE hubs (run uuid PRIMARY KEY, seq bigint NOT NULL, at timestamptz NOT NULL);
    CREATE TABLE journal (
      seq bigint PRIMARY KEY,
      document text NOT NULL,
      bytes bytea NOT NULL,
      sum bytea NOT NULL
    );
    CREATE INDEX journal_of_document ON journal (document, seq);
    CREATE TABLE acts (number integer PRIMARY KEY, entry text NOT NULL);
    CREATE TABLE meta (key text PRIMARY KEY, value bytea NOT NULL);
    CREATE TABLE set_aside (document text NOT NULL, seq bigint NOT NULL, bytes bytea, why text NOT NULL);
    CREATE TABLE answered (nonce text PRIMARY KEY, ends timestamptz NOT NULL);
  `)
}
