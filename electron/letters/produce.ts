import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import {
  type Dispatched,
  dispatchList,
  letterFile,
  type Reasons,
} from '../../shared/letters/dispatch'
import type { ToState } from '../../shared/letters/mailing-of'
import { writeCsv } from '../../shared/sheets/csv'
import { writeXlsx } from '../../shared/sheets/xlsx-out'
import {
  isUnchanged,
  type Manifest,
  manifestFile,
  noManifest,
  readManifest,
  sha256,
} from './manifest'
import { type LetterPrinter, unlessUnset } from './printer'

export interface Run {
  readonly folder: string
  /** The day of the letters, `2006-07-24`. */
  readonly day: string
  readonly title: string
  readonly letters: readonly ToState[]
  readonly printer: LetterPrinter
  readonly say: Reasons
  /** Puts files into the folder, all or none. */
  readonly write: (files: ReadonlyMap<string, Uint8Array>) => Promise<void>
  readonly progress: (done: number, of: number) => void
  readonly signal?: AbortSignal
}

/**
 * - `produced`: the files are there, of all letters but those that no font could print.
 * - `nothing`: no font has these scripts, and no letter is without them. The folder is as it was.
 */
export type Produced =
  | {
      readonly kind: 'produced'
      /** Letters that were laid out now, and those that had not changed. */
      readonly made: number
      readonly kept: number
      /** Files of an earlier run to States that are not written to now. */
      readonly removed: number
      /** Those of which there is no file. */
      readonly unset: readonly Unset[]
      /** Of the whole mailing, as the record has it. */
      readonly digest: string
    }
  | { readonly kind: 'nothing'; readonly scripts: readonly string[] }

export interface Unset {
  readonly to: ToState
  readonly scripts: readonly string[]
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
  const { folder } = run
  const manifest = await readManifest(folder)
  let laid = await layOut(run, manifest)
  let all = await together(run, manifest, laid.dispatched)
  if (all === 'unset') {
    // A letter that was kept wants a font that has gone since.
    laid = await layOut(run, noManifest)
    all = await together(run, noManifest, laid.dispatched)
  }
  const { dispatched, files, made } = laid
  const unset = unsetIn(dispatched)
  if (unset.length > 0 && unset.length === dispatched.length) {
    return { kind: 'nothing', scripts: [...new Set(unset.flatMap(({ scripts }) => scripts))] }
  }
  if (all === 'unset') throw new Error('Each of the letters could be printed by itself')
  if (all) files.set(allFile, all)
  const rows = dispatchList(run.day, dispatched, run.say)
  const csv = new TextEncoder().encode(writeCsv(rows))
  const list = sha256(csv)
  files.set(`${listFile}.csv`, { source: list, bytes: csv })
  files.set(`${listFile}.xlsx`, { source: list, bytes: writeXlsx(rows, run.title) })
  run.signal?.throwIfAborted()

  await run.write(
    new Map([...files].flatMap(([name, { bytes }]) => (bytes ? [[name, bytes]] : []))),
  )
  const removed = await removeOthers(folder, manifest, files)
  await run.write(new Map([[manifestFile, written(files, manifest)]]))
  const kept = dispatched.length - unset.length - made
  return { kind: 'produced', made, kept, removed, unset, digest: digestOf(dispatched) }
}

interface File {
  /** Digest of what it is made from. */
  readonly source: string
  /** `null` for one that is in the folder as it is to be. */
  readonly bytes: Uint8Array | null
}

interface Laid {
  readonly dispatched: readonly Dispatched[]
  readonly files: Map<string, File>
  readonly made: number
}

/** Each letter by itself, without those files that are there already. */
async function layOut(run: Run, manifest: Manifest): Promise<Laid> {
  const { folder, letters, printer } = run
  const files = new Map<string, File>()
  const dispatched: Dispatched[] = []
  let made = 0
  for (const [index, each] of letters.entries()) {
    // Setting letters is work without a pause: who stops it is heard between two of them.
    await setImmediate()
    run.signal?.throwIfAborted()
    run.progress(index, letters.length)
    const { letter } = each.drafted
    const source = printer.digest(letter)
    const file = letterFile(each.state)
    const names = [`${file}.pdf`, `${file}.docx`] as const
    const there = await Promise.all(
      names.map((name) => isUnchanged(folder, manifest, name, source)),
    )
    const isThere = there.every(Boolean)
    const printed = isThere ? null : await printer.print(letter, `${run.day}T00:00:00Z`)
    if (printed?.kind === 'unset') {
      dispatched.push({ ...each, became: printed })
      continue
    }
    if (printed) made++
    files.set(names[0], { source, bytes: printed?.pdf ?? null })
    files.set(names[1], { source, bytes: printed?.docx ?? null })
    dispatched.push({ ...each, became: { kind: 'files', files: names, digest: source } })
  }
  run.signal?.throwIfAborted()
  run.progress(letters.length, letters.length)
  return { dispatched, files, made }
}

/** One behind the other; `null` where there is none. */
async function together(
  { folder, printer, title }: Run,
  manifest: Manifest,
  dispatched: readonly Dispatched[],
): Promise<File | 'unset' | null> {
  const letters = dispatched.flatMap(({ became, drafted }) =>
    became.kind === 'files' ? [drafted.letter] : [],
  )
  if (letters.length === 0) return null
  const source = digestOf(dispatched)
  if (await isUnchanged(folder, manifest, allFile, source)) return { source, bytes: null }
  const bytes = unlessUnset(() => printer.pdf(letters, title))
  return 'kind' in bytes ? 'unset' : { source, bytes }
}

function digestOf(dispatched: readonly Dispatched[]): string {
  const each = dispatched.flatMap(({ became }) => (became.kind === 'files' ? became.digest : []))
  return sha256(each.join('\n'))
}

function unsetIn(dispatched: readonly Dispatched[]): readonly Unset[] {
  return dispatched.flatMap((to) =>
    to.became.kind === 'unset' ? [{ to, scripts: to.became.scripts }] : [],
  )
}

function written(files: ReadonlyMap<string, File>, before: Manifest): Uint8Array {
  const entries = [...files].flatMap(([name, { source, bytes }]) => {
    const known = bytes ? { source, sha256: sha256(bytes) } : before.files[name]
    return known ? [[name, known] as const] : []
  })
  const sorted = entries.sort(([one], [other]) => (one < other ? -1 : 1))
  const manifest: Manifest = { version: 1, files: Object.fromEntries(sorted) }
  return new TextEncoder().encode(`${JSON.stringify(manifest, null, 2)}\n`)
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
