import { cell } from '../../session/live'
import { documents, pickFile } from '../file-in/asked-file'

/** The document that somebody wants to take in. One window shows one conference. */
export const askedToTakeIn = cell<File | null>(null)

/** Somebody wants to take one in and has still to say which. */
export const askedWhichDocument = cell(false)

export function pickDocument(): void {
  pickFile(documents, askedToTakeIn)
}
