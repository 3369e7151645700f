import type { Seat } from '../conference'
import type { Act } from '../protocol'
import { isOpen } from '../sealing/draft-keys'
import { keyOfNote } from '../sealing/note'
import { byOf } from './by'
import { type Circumstances, type Decision, nothing, refused, type Situation } from './decision'
import { draftOf } from './draft-parts'
import { findAmendment } from './ending'
import type { Note } from './folder'
import { readersOf } from './note-key-acts'

type Of<K extends Act['kind']> = Extract<Act, { kind: K }>

/**
 * A remark among the members of one delegation, of which nobody else learns (A37). It comes sealed,
 * with a key that nobody has but those who are its members now (A68). Asked for again, as the answer
 * was lost, it is there once.
 */
export function writeNote(
  { amendment, note: id, sealed }: Of<'write-note'>,
  by: Seat,
  on: Situation,
  { at }: Circumstances,
): Decision {
  if (by.role !== 'delegation') return refused('not-your-role')
  if (!draftOf(amendment, by, on) && !findAmendment(on.register, amendment)) {
    return refused('no-such-amendment')
  }
  const folder = on.folderOf(by.delegation)
  const before = folder.notes.find((each) => each.id === id)
  if (before) {
    const isOwn = before.by.person === by.person && before.amendment === amendment
    return isOwn ? { kind: 'done', deed: null, result: nothing } : refused('no-such-note')
  }
  const name = keyOfNote(sealed)
  if (name === null) return refused('note-not-sealed')
  const key = folder.noteKeys.find((each) => each.id === name)
  if (!key || !isOpen(key, readersOf(by.delegation, on, at))) return refused('note-key-old')
  const note: Note = { id, amendment, sealed, at, by: byOf(by) }
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
