import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type Dispatched, dispatchList, letterFile } from '../../shared/letters/dispatch'
import type { Held } from '../../shared/letters/mailing'
import type { ToState } from '../../shared/letters/mailing-of'
import { writeCsv } from '../../shared/sheets/csv'
import { writeXlsx } from '../../shared/sheets/xlsx-out'
import { isUnchanged, type Manifest, manifestFile, readManifest, sha256 } from './manifest'
import type { LetterPrinter } from './printer'

export interface Run {
  readonly folder: string
  /** The day of the letters, `2006-07-24`. */
  readonly day: string
  readonly title: string
  readonly letters: readonly ToState[]
  readonly printer: LetterPrinter
  readonly sayHeld: (held: Held) => string
  /** Puts a file in its place whole. */
  readonly write: (path: string, bytes: Uint8Array) => Promise<void>
  readonly progress: (done: number, of: number) => void
  readonly signal?: AbortSignal
}

export interface Produced {
  /** Letters that were laid out now, and those that had not changed. */
  readonly made: number
  readonly kept: number
  /** Files of an earlier run to States that are not written to any more. */
  readonly removed: number
  /** Of the whole mailing, as the record has it. */
  readonly digest: string
}

/** Printed one behind the other, to be printed at once. */
export const allFile = 'all-letters.pdf'
const listFile = 'dispatch-list'

/**
 * Makes the files of a mailing. Everything is laid out before the first file is written, so that
 * what is cancelled or fails leaves the folder as it was; the list of what is there comes last.
 *
 * @throws the reason of `signal` when that is aborted
 */
export async function produce(run: Run): Promise<Produced> {
  const { folder, letters, printer } = run
  const manifest = await readManifest(folder)
  const files = new Map<string, Manifest['files'][string]>()
  const writes = new Map<string, Uint8Array>()
  const put = (name: string, source: string, bytes: Uint8Array) => {
    files.set(name, { source, sha256: sha256(bytes) })
    writes.set(name, bytes)
  }
  const keep = (name: string) => {
    const known = manifest.files[name]
    if (known) files.set(name, known)
  }

  const dispatched: Dispatched[] = []
  let made = 0
  for (const [index, each] of letters.entries()) {
    run.signal?.throwIfAborted()
    run.progress(index, letters.length)
    const { letter } = each.drafted
    const digest = printer.digest(letter)
    const names = [`${letterFile(each.state)}.pdf`, `${letterFile(each.state)}.docx`] as const
    const [pdf, docx] = names
    const there = await Promise.all(
      names.map((name) => isUnchanged(folder, manifest, name, digest)),
    )
    if (there.every(Boolean)) names.map(keep)
    else {
      put(pdf, digest, printer.pdf([letter], letter.title))
      put(docx, digest, await printer.docx(letter, `${run.day}T00:00:00Z`))
      made++
    }
    dispatched.push({ ...each, files: names, digest })
  }
  run.signal?.throwIfAborted()
  run.progress(letters.length, letters.length)

  const digest = sha256(dispatched.map((each) => each.digest).join('\n'))
  if (await isUnchanged(folder, manifest, allFile, digest)) keep(allFile)
  else if (letters.length > 0) {
    const all = letters.map(({ drafted }) => drafted.letter)
    put(allFile, digest, printer.pdf(all, run.title))
  }
  const rows = dispatchList(run.day, dispatched, run.sayHeld)
  const csv = new TextEncoder().encode(writeCsv(rows))
  const list = sha256(csv)
  put(`${listFile}.csv`, list, csv)
  put(`${listFile}.xlsx`, list, writeXlsx(rows, run.title))
  run.signal?.throwIfAborted()

  for (const [name, bytes] of writes) await run.write(join(folder, name), bytes)
  const sorted = [...files].sort(([one], [other]) => (one < other ? -1 : 1))
  const written: Manifest = { version: 1, files: Object.fromEntries(sorted) }
  const json = new TextEncoder().encode(`${JSON.stringify(written, null, 2)}\n`)
  const removed = await removeOthers(folder, manifest, files)
  await run.write(join(folder, manifestFile), json)
  return { made, kept: letters.length - made, removed, digest }
}

/** A letter of an earlier run that nobody asked for now would else be posted with the others. */
async function removeOthers(
  folder: string,
  before: Manifest,
  now: ReadonlyMap<string, unknown>,
): Promise<number> {
  const there = new Set(await readdir(folder))
  const gone = Object.keys(before.files).filter((name) => !now.has(name) && there.has(name))
  for (const name of gone) await rm(join(folder, name))
  return gone.length
}
