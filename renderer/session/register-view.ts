import type * as Y from 'yjs'
import {
  emptyFile,
  emptyFolder,
  type Folder,
  readFolder,
  readSecretariatFile,
  type SecretariatFile,
} from '../../shared/amendments/folder'
import { type Register, readRegister } from '../../shared/amendments/register'
import type { Opened, SharedDocument } from './document-state'
import { cell, type Live, sameItems } from './live'

/** The register as it stands; `null` until it has arrived. What did not change is the same object. */
export function registerView(document: SharedDocument): Live<Register | null> {
  return view<Register | null>(document, (doc, before) => {
    const now = readRegister(doc)
    return now && before ? keep(before, now) : (now ?? before)
  })
}

/** A delegation's own drafts. */
export function folderView(document: SharedDocument | null): Live<Folder> {
  if (!document) return cell(emptyFolder)
  return view<Folder>(document, (doc, before) => {
    const now = readFolder(doc)
    return before ? keep(before, now) : now
  })
}

/** What is told to the secretariat alone; nothing for anyone else. */
export function secretariatView(document: SharedDocument | null): Live<SecretariatFile> {
  if (!document) return cell(emptyFile)
  return view<SecretariatFile>(document, (doc, before) => {
    const now = readSecretariatFile(doc)
    return before ? keep(before, now) : now
  })
}

/** What a document says, read anew whenever it changes. */
export function view<T>(
  document: Live<Opened>,
  read: (doc: Y.Doc, before: T | null) => T,
): Live<T> {
  let following: Y.Doc | null = null
  const update = () => {
    if (following) out.set(read(following, out.get()))
  }
  const follow = () => {
    const { doc } = document.get()
    if (doc === following) return
    following?.off('afterTransaction', update)
    following = doc
    doc.on('afterTransaction', update)
    update()
  }
  const out = cell<T>(read(document.get().doc, null))
  document.subscribe(follow)
  follow()
  return out
}

/** `now` with the lists of `before` wherever they hold the same things. */
function keep<T extends object>(before: T, now: T): T {
  const kept = { ...now }
  let changed = false
  for (const key of Object.keys(now) as (keyof T)[]) {
    const [old, fresh] = [before[key], now[key]]
    if (Array.isArray(old) && Array.isArray(fresh) && sameItems(old, fresh)) kept[key] = old
    else if (old !== fresh) changed = true
  }
  return changed ? kept : before
}
