import { open, readFile, stat } from 'node:fs/promises'
import { longestFile, textIn, type Writing } from '../../shared/exchange/incoming/source'
import { InputError } from './command'
import { say } from './say'

/** @throws InputError */
export function bytesOf(file: string): Promise<Uint8Array> {
  return reading(file, async () => {
    const found = await stat(file)
    if (found.isDirectory()) throw new InputError(say('cli.input.no-file', { file }))
    if (found.size > longestFile) throw new InputError(say('cli.unreadable.too-large', { file }))
    const { buffer, byteOffset, byteLength } = await readFile(file)
    return new Uint8Array(buffer, byteOffset, byteLength)
  })
}

/**
 * The first bytes, by which some kinds of file are known.
 *
 * @throws InputError also where it is no file: a pipe or a device may never end.
 */
export function beginningOf(file: string): Promise<Uint8Array> {
  return reading(file, async () => {
    const found = await stat(file)
    if (!found.isFile()) throw new InputError(say('cli.input.no-file', { file }))
    const handle = await open(file)
    try {
      const { buffer, bytesRead } = await handle.read(new Uint8Array(16), 0, 16, 0)
      return buffer.subarray(0, bytesRead)
    } finally {
      await handle.close()
    }
  })
}

async function reading<T>(file: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof InputError) throw error
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (code === 'ENOENT') throw new InputError(say('cli.input.missing', { file }))
    throw new InputError(say('cli.input.closed', { file, code }))
  }
}

/** What a file says, in whatever writing it has; `null` where it is no text. */
export function wordsOf(bytes: Uint8Array): string | null {
  return textIn(bytes, decode)
}

export function decode(bytes: Uint8Array, writing: Writing): string | null {
  try {
    return new TextDecoder(writing, { fatal: writing !== 'windows-1252' }).decode(bytes)
  } catch {
    return null // Not in that writing: it is tried in another one, or is no text.
  }
}
