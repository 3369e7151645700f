import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import sample from '../../assets/conferences/ap2-conf7.json'
import {
  blankText,
  OpeningTextError,
  openingText,
  parseOpeningText,
} from '../../shared/document/opening-text'
import { NewConferenceSchema } from '../../shared/host'
import type { NewId } from '../../shared/ids'
import { type Founding, found, isFounded } from './founding'
import type { Opening } from './options'
import { openSqliteStore, type SqliteStore } from './sqlite-store'
import { StoreError } from './store'

/** What `--new` or `--text` names is not there, or is no conference. */
export class OpeningError extends Error {
  override readonly name = 'OpeningError'
}

/**
 * Opens the conference in a file; where there is none, founds the one that was asked for.
 *
 * @throws StoreError, OpeningError
 */
export async function openConference(
  file: string,
  opening: Opening,
  with_: { readonly newId: NewId; readonly now: () => Date },
): Promise<SqliteStore> {
  if (opening.kind === 'none' && !existsSync(file)) throw new OpeningError('no-such-conference')
  const founding = existsSync(file) ? null : await foundingOf(opening, with_.newId)
  const store = openSqliteStore(file)
  try {
    if (await isFounded(store)) return store
    // The file is there and holds nothing: its founding was cut short, and can be done again.
    const again = founding ?? (await foundingOf(opening, with_.newId))
    if (!again) throw new StoreError('not-a-conference')
    await found(store, again, with_)
    return store
  } catch (error) {
    await store.close()
    throw error
  }
}

/** `null` if none was asked for. @throws OpeningError */
export async function foundingOf(opening: Opening, newId: NewId): Promise<Founding | null> {
  switch (opening.kind) {
    case 'none':
      return null
    case 'sample':
      return { ...openingText(parseOpeningText(sample), newId), host: 'Secretariat' }
    case 'new':
      return readNew(opening.path, newId)
    case 'text':
      return readText(opening.path, newId)
  }
}

async function readNew(path: string, newId: NewId): Promise<Founding> {
  const conference = NewConferenceSchema.safeParse(await readJson(path))
  if (!conference.success) throw new OpeningError('new-conference-unreadable')
  const { title, meeting, name, delegations } = conference.data
  return {
    conference: { title, meeting, symbol: null },
    delegations,
    text: blankText({ title, meeting }, newId),
    host: name,
  }
}

async function readText(path: string, newId: NewId): Promise<Founding> {
  const json = await readJson(path)
  try {
    return { ...openingText(parseOpeningText(json), newId), host: 'Secretariat' }
  } catch (error) {
    if (!(error instanceof OpeningTextError)) throw error
    throw new OpeningError('new-conference-unreadable', { cause: error })
  }
}

async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'))
  } catch (error) {
    throw new OpeningError('new-conference-unreadable', { cause: error })
  }
}
