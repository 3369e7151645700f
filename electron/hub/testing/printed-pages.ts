import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/**
 * What each page of a PDF says, in the order in which it is said there; `-layout` keeps columns side by
 * side instead; `null` is what one gets who searches or copies, in whatever direction it is read.
 */
export async function pagesOf(
  bytes: Uint8Array,
  folder: string,
  order: '-raw' | '-layout' | null = '-raw',
): Promise<readonly string[]> {
  const file = join(folder, 'pages.pdf')
  writeFileSync(file, bytes)
  const { stdout } = await run(
    'pdftotext',
    [...(order ? [order] : []), '-enc', 'UTF-8', file, '-'],
    {
      maxBuffer: 1 << 26,
    },
  )
  return stdout.split('\f')
}

/** Whatever space is between words. */
export function oneSpace(line: string): string {
  return line.replace(/[\s\u00a0\ufeff]+/g, ' ').trim()
}

/** Without any space, and without what turns the direction of words. */
export function squeezed(words: string): string {
  return words.replace(/[\s\u00a0\u200e\u200f\u202a-\u202e\u2066-\u2069]+/g, '')
}
