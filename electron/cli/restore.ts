import { existsSync, statSync } from 'node:fs'
import { chmod, copyFile, mkdtemp, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { openSqliteStore } from '../hub/sqlite-store'
import { followsIn, supersededIn } from '../hub/standby/standing'
import { type Store, StoreError } from '../hub/store'
import { verify } from '../hub/verify'
import { type Command, InputError, UsageError } from './command'
import { sentences } from './conference-file'
import { say } from './say'
import { sayFinding } from './verify'

/** Makes a conference's file of a copy, after looking through the whole of it: or nothing at all. */
export const restore: Command = {
  usage: 'BACKUP -o FILE',
  options: { out: { type: 'string', short: 'o' } },
  files: [1, 1],
  async run({ files: [file = ''], values }, terminal) {
    const into = values.out
    if (typeof into !== 'string' || into === '') throw new UsageError(say('cli.restore.out'))
    if (existsSync(into)) throw new InputError(say('cli.restore.taken', { into }))
    if (!isThere(file)) throw new InputError(say('cli.restore.none', { file }))
    terminal.progress(say('cli.reading', { file }))
    const folder = await mkdtemp(join(dirname(into), '.restore-'))
    const beside = join(folder, 'restored')
    try {
      for (const part of ['', '-wal']) {
        if (existsSync(file + part)) await copyFile(file + part, beside + part)
      }
      const store = openSqliteStore(beside)
      const found = await look(store).finally(() => store.close())
      terminal.progress(null)
      if (found.findings.length > 0) {
        terminal.note(say('cli.restore.damaged', { file }))
        for (const finding of found.findings) terminal.note(sayFinding(finding, found.register))
        return 1
      }
      // It holds the secrets of its hub, whoever could read the copy.
      await chmod(beside, 0o600)
      await rename(beside, into)
      const { record } = found.register
      const hash = record.at(-1)?.hash ?? ''
      const counts = { documents: found.documents, entries: record.length }
      terminal.out(say('cli.restore.done', { file, into, hash, ...counts }))
      if (found.place) terminal.note(say(`cli.restore.place-${found.place}`, { file, into }))
      return 0
    } catch (error) {
      throw asInput(error, file, into)
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  },
}

async function look(store: Store) {
  const found = await verify(store)
  const place: 'standby' | 'superseded' | null = (await followsIn(store))
    ? 'standby'
    : (await supersededIn(store))
      ? 'superseded'
      : null
  return { ...found, place, documents: (await store.documents()).length }
}

function isThere(file: string): boolean {
  return existsSync(file) && statSync(file).isFile() && statSync(file).size > 0
}

function asInput(error: unknown, file: string, into: string): unknown {
  if (error instanceof StoreError) {
    return new InputError(say(`cli.conference.${sentences[error.why]}`, { file }))
  }
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return /^E[A-Z]+$/.test(code)
    ? new InputError(say('cli.output.closed', { file: into, code }))
    : error
}
