/** The words of a table that is no workbook: UTF-8, or UTF-16 with its mark; `null` where it is neither, since names must be read for sure. */
export function sheetWords(bytes: Uint8Array): string | null {
  const mark = `${bytes[0]} ${bytes[1]}`
  const label = mark === '255 254' ? 'utf-16le' : mark === '254 255' ? 'utf-16be' : 'utf-8'
  try {
    const text = new TextDecoder(label, { fatal: true }).decode(bytes)
    return text.includes('\0') ? null : text
  } catch {
    return null // Bytes that are no words in this encoding.
  }
}
