import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Chance } from './told'

type Note =
  | { readonly kind: 'write'; readonly file: string; readonly at: number; readonly bytes: Buffer }
  | { readonly kind: 'truncate'; readonly file: string; readonly at: number }
  | { readonly kind: 'sync' | 'unlink'; readonly file: string }

const source = fileURLToPath(new URL('power-cut.c', import.meta.url))
const writer = fileURLToPath(new URL('power-cut-writer.ts', import.meta.url))

/** Whether what notes the writes can be built: on Linux, with a C compiler. */
export function canCutPower(): boolean {
  if (process.platform !== 'linux') return false
  try {
    execFileSync('cc', ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** Everything that a writer did to its files, from the first to the last. */
export function recordWriter(folder: string, seed: number): readonly Note[] {
  const [library, log, data] = ['power-cut.so', 'notes', 'data'].map((name) => join(folder, name))
  if (!library || !log || !data) throw new Error('There are three names')
  execFileSync('cc', ['-shared', '-fPIC', '-O1', '-o', library, source, '-ldl', '-lpthread'])
  mkdirSync(data)
  execFileSync(process.execPath, ['--import', 'tsx', writer, data, `${seed}`], {
    env: { ...process.env, LD_PRELOAD: library, POWER_CUT_FOLDER: data, POWER_CUT_LOG: log },
  })
  return notesIn(readFileSync(log), data)
}

function notesIn(log: Buffer, folder: string): readonly Note[] {
  const notes: Note[] = []
  for (let from = 0; from < log.length; ) {
    const end = log.indexOf('\n', from)
    const [kind, path = '', at, length] = log.toString('utf8', from, end).split('\t')
    const size = Number(length)
    const bytes = log.subarray(end + 1, end + 1 + size)
    const file = path === folder ? '' : basename(path)
    from = end + 1 + size
    if (kind === 'write') notes.push({ kind, file, at: Number(at), bytes })
    else if (kind === 'truncate') notes.push({ kind, file, at: Number(at) })
    else if (kind === 'sync' || kind === 'unlink') notes.push({ kind, file })
    else throw new Error(`The library notes nothing of the kind ${kind}`)
  }
  return notes
}

interface File {
  /** As it was when it was last synchronised. */
  safe: Buffer
  /** What was done to it since. */
  since: Note[]
}

/**
 * The files as a disk may have them whose power goes after so many notes. What was synchronised is
 * there. Of what was written since, any sector may be there or not, in any order; a file that was
 * made or removed may be there or not until its folder has been synchronised.
 */
export function afterCut(notes: readonly Note[], count: number, chance: Chance) {
  const files = new Map<string, File>()
  /** Made, or removed, since the folder was last synchronised. */
  const made = new Set<string>()
  const removed = new Map<string, File>()
  for (const note of notes.slice(0, count)) {
    if (note.file === '') {
      made.clear()
      removed.clear()
      continue
    }
    const file: File = files.get(note.file) ?? { safe: Buffer.alloc(0), since: [] }
    if (note.kind === 'unlink') {
      files.delete(note.file)
      if (!made.has(note.file)) removed.set(note.file, file)
      continue
    }
    if (!files.has(note.file)) made.add(note.file)
    files.set(note.file, file)
    if (note.kind !== 'sync') file.since.push(note)
    else files.set(note.file, { safe: done(file.safe, file.since, () => true), since: [] })
  }
  for (const [name, file] of removed) {
    if (!files.has(name) && chance() < 0.5) files.set(name, file)
  }
  const left = new Map<string, Buffer>()
  for (const [name, { safe, since }] of files) {
    if (made.has(name) && chance() < 0.5) continue
    const all = chance()
    left.set(
      name,
      done(safe, since, () => chance() < all),
    )
  }
  return left
}

const sector = 512

/** Of each thing that was done, the sectors of which `is` says that they reached the disk. */
function done(safe: Buffer, since: readonly Note[], is: () => boolean): Buffer {
  const most = since.reduce(
    (size, note) => (note.kind === 'write' ? Math.max(size, note.at + note.bytes.length) : size),
    safe.length,
  )
  const file = Buffer.alloc(most)
  safe.copy(file)
  let length = safe.length
  for (const note of since) {
    if (note.kind === 'truncate' && is()) {
      file.fill(0, note.at)
      length = note.at
    }
    if (note.kind !== 'write') continue
    for (let at = 0; at < note.bytes.length; ) {
      const end = Math.min(note.bytes.length, at + sector - ((note.at + at) % sector))
      if (is()) {
        note.bytes.copy(file, note.at + at, at, end)
        length = Math.max(length, note.at + end)
      }
      at = end
    }
  }
  return file.subarray(0, length)
}

/** Puts the files into an empty folder. */
export function putFiles(folder: string, files: ReadonlyMap<string, Buffer>): void {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder)
  for (const [name, bytes] of files) writeFileSync(join(folder, name), bytes)
}

/** What the writer had been told by then. Its own notes are no part of the disk that is cut. */
export function toldBy(notes: readonly Note[], count: number): readonly number[] {
  return notes
    .slice(0, count)
    .flatMap((note) => (note.kind === 'write' && note.file === 'told' ? [note.bytes] : []))
    .flatMap((bytes) => bytes.toString().trim().split(/\s+/).map(Number))
}
