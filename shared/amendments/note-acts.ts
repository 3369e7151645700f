import type { Seat } from '../conference'
import { noteId } from '../ids'
import type { Act } from '../protocol'
import { byOf } from './by'
import { type Circumstances, type Decision, nothing, refused, type Situation } from './decision'
import { draftOf } from './draft-parts'
import { findAmendment } from './ending'
import type { Note } from './folder'

type Of<K extends Act['kind']> = Extract<Act, { kind: K }>

/** A remark among the members of one delegation, of which nobody else learns (A37). */
export function writeNote(
  { amendment, words }: Of<'write-note'>,
  by: Seat,
  on: Situation,
  { at, newId }: Circumstances,
): Decision {
  if (by.role !== 'delegation') return refused('not-your-role')
  if (!draftOf(amendment, by, on) && !findAmendment(on.register, amendment)) {
    return refused('no-such-amendment')
  }
  const note: Note = { id: noteId(newId()), amendment, words, at, by: byOf(by) }
  const folder = on.folderOf(by.delegation)
  const folders = new Map([[by.delegation, { ...folder, notes: [...folder.notes, note] }]])
  return { kind: 'done', folders, deed: null, result: nothing }
}

export function removeNote({ note: id }: Of<'remove-note'>, by: Seat, on: Situation): Decision {
  if (by.role !== 'delegation') return refused('not-your-role')
  const folder = on.folderOf(by.delegation)
  const note = folder.notes.find((each) => each.id === id)
  if (note?.by.person !== by.person) return refused('no-such-note')
  const notes = folder.notes.filter((each) => each !== note)
  const folders = new Map([[by.delegation, { ...folder, notes }]])
  return { kind: 'done', folders, deed: null, result: nothing }
}
