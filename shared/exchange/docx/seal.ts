import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate'
import type { Instant } from '../../ids'

/**
 * The same file for the same text: `docx` writes the clock into the properties and into every
 * entry of the zip, so both are written anew with the time of the text.
 */
export function seal(file: Uint8Array, at: Instant): Uint8Array {
  const sealed: Zippable = {}
  for (const [path, bytes] of Object.entries(unzipSync(file))) {
    const properties = path === 'docProps/core.xml'
    sealed[path] = [properties ? dated(bytes, at) : bytes, { mtime: earliest, level: 6 }]
  }
  return zipSync(sealed)
}

/** The first moment a zip can name; it has no time zone, so none is given. */
const earliest = new Date(1980, 0, 1)

function dated(properties: Uint8Array, at: Instant): Uint8Array {
  const seconds = at.replace(/\.\d+Z$/, 'Z')
  return strToU8(
    strFromU8(properties).replace(
      /(<dcterms:(?:created|modified)[^>]*>)[^<]*/g,
      (_, open: string) => open + seconds,
    ),
  )
}
