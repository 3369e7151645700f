import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate'
import type { Instant } from '../../ids'
import { withDeletedWords } from './changes'
import { withEnds } from './ends'
import { withUncounted, withUncountedEnds } from './line-numbers'
import { withLowRule, withOwnMarks } from './notes'

/**
 * The same file for the same text: `docx` writes the clock into the properties and into every
 * entry of the zip, so both are written anew with the time of the text.
 */
export function seal(file: Uint8Array, at: Instant, lines = false): Uint8Array {
  const sealed: Zippable = {}
  for (const [path, bytes] of Object.entries(unzipSync(file))) {
    sealed[path] = [rewritten(path, bytes, at, lines), { mtime: earliest, level: 6 }]
  }
  return zipSync(sealed)
}

/** The first moment a zip can name; it has no time zone, so none is given. */
const earliest = new Date(1980, 0, 1)

function rewritten(path: string, bytes: Uint8Array, at: Instant, lines: boolean): Uint8Array {
  if (path === 'docProps/core.xml') return strToU8(dated(strFromU8(bytes), at))
  if (lines && path === 'word/styles.xml') return strToU8(withUncounted(strFromU8(bytes)))
  if (path === 'word/document.xml') {
    const part = withEnds(withDeletedWords(strFromU8(bytes)))
    return strToU8(lines ? withUncountedEnds(part) : part)
  }
  if (withWords.test(path)) return strToU8(withDeletedWords(strFromU8(bytes)))
  if (path === 'word/footnotes.xml') {
    return strToU8(withDeletedWords(withLowRule(withOwnMarks(strFromU8(bytes)))))
  }
  return bytes
}

const withWords = /^word\/(header\d+|footer\d+)\.xml$/

function dated(properties: string, at: Instant): string {
  const seconds = at.replace(/\.\d+Z$/, 'Z')
  return properties.replace(
    /(<dcterms:(?:created|modified)[^>]*>)[^<]*/g,
    (_, open: string) => open + seconds,
  )
}
