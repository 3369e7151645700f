import { join } from 'node:path'
import type { FileToSave, Saved } from '../../shared/host'
import { writeWhole } from './atomic-file'

/** Where a file is to go: asked of the person; `null` when the person thinks better of it. */
export type AskPath = (name: string) => Promise<string | null>

export async function saveFile({ name, bytes }: FileToSave, askPath: AskPath): Promise<Saved> {
  const path = await askPath(fileName(name))
  if (path === null) return { kind: 'cancelled' }
  try {
    await writeWhole(path, bytes)
    return { kind: 'saved', path }
  } catch (error) {
    return { kind: 'failed', why: reasonOf(error) }
  }
}

/** Saves without asking, for who has said beforehand where (`--save-to=DIR`). */
export function alwaysTo(folder: string): AskPath {
  return async (name) => join(folder, name)
}

/** Titles and symbols become names of files: what some system forbids in one becomes a hyphen. */
export function fileName(proposed: string): string {
  const name = proposed
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is to be taken out.
    .replace(/[\u0000-\u001f\u007f<>:"/\\|?*]+/g, '-')
    .replace(/^[\s.]+|[\s.]+$/g, '')
    .slice(-120)
  return name === '' ? 'document' : name
}

function reasonOf(error: unknown): 'disk-full' | 'not-permitted' | 'other' {
  const code = error instanceof Error && 'code' in error ? error.code : null
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'disk-full'
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return 'not-permitted'
  return 'other'
}
