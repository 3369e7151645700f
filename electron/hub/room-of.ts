import { stat, statfs } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Room } from './room-watch'

/** How much room there is where a conference's file is, and how much of it that takes. */
export async function roomOf(data: string): Promise<Room> {
  const { bavail, bsize } = await statfs(dirname(data))
  const sizes = await Promise.all(['', '-wal'].map((beside) => sizeOf(data + beside)))
  return { free: bavail * bsize, kept: sizes.reduce((sum, each) => sum + each, 0) }
}

async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size
  } catch {
    return 0 // Not there: what is beside the file comes and goes.
  }
}
