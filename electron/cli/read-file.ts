import { readFile, stat } from 'node:fs/promises'
import { InputError } from './command'
import { say } from './say'

/** Longer files are not read at all. */
const longest = 300 << 20

/** @throws InputError */
export async function bytesOf(file: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(file)
    if (size > longest) throw new InputError(say('cli.unreadable.too-large', { file }))
    const { buffer, byteOffset, byteLength } = await readFile(file)
    return new Uint8Array(buffer, byteOffset, byteLength)
  } catch (error) {
    if (error instanceof InputError) throw error
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (code === 'ENOENT') throw new InputError(say('cli.input.missing', { file }))
    throw new InputError(say('cli.input.closed', { file, code }))
  }
}

/** UTF-8, or UTF-16 with its mark; `null` where it is no text. */
export function wordsOf(bytes: Uint8Array): string | null {
  const isWide =
    (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
  try {
    const label = isWide ? (bytes[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8'
    const text = new TextDecoder(label, { fatal: true }).decode(bytes)
    return text.includes('\0') ? null : text
  } catch {
    return isWide ? null : oldText(bytes)
  }
}

/** What older programs on Windows wrote. A file of anything else has bytes that no text has. */
function oldText(bytes: Uint8Array): string | null {
  const text = new TextDecoder('windows-1252').decode(bytes)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: by these a text is told from other files
  return /[\u0000-\u0008\u000E-\u001F]/.test(text) ? null : text
}
