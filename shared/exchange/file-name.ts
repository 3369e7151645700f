import type { FinalDocument } from './final-document'

/**
 * What a file of the document is called: by its symbol, or by its conference while that is pending;
 * "CCW-AP.II-CONF.7-L.1.docx". Safe on Windows, macOS and Linux, and after a download.
 */
export function fileName({ masthead, conference, name }: FinalDocument, ending: string): string {
  const stem = safe(masthead.symbol ?? '') || safe(conference) || safe(name) || 'document'
  return `${reserved.test(stem) ? `_${stem}` : stem}.${ending}`
}

/** Names that are devices on Windows, whatever follows their first full stop. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i

/** Bytes in UTF-8; a name may have 255 with its ending, and a browser may add " (1)". */
const longest = 120

function safe(words: string): string {
  const plain = words
    .normalize('NFC')
    .replace(/[/\\:*?"<>|]+/g, '-')
    .replace(/[\p{C}\s]+/gu, ' ')
  let stem = ''
  let bytes = 0
  for (const sign of plain.trim()) {
    bytes += bytesOf(sign.codePointAt(0) ?? 0)
    if (bytes > longest) break
    stem += sign
  }
  // Windows drops them from the end, and at the front they hide a file.
  return stem.replace(/^[. -]+|[. -]+$/g, '')
}

function bytesOf(codePoint: number): number {
  if (codePoint < 0x80) return 1
  if (codePoint < 0x800) return 2
  return codePoint < 0x10000 ? 3 : 4
}
