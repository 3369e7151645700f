import { randomUUID } from 'node:crypto'
import { draft } from '../../shared/amendments/drafting-acts'
import { emptyFile, type Folder, readFolder, writeFolder } from '../../shared/amendments/folder'
import type { Register } from '../../shared/amendments/register'
import type { Seat } from '../../shared/conference'
import { read, seed } from '../../shared/document/ydoc'
import { type DocumentName, formatDocumentName } from '../../shared/document-name'
import type { FoundDraft } from '../../shared/exchange/incoming/changed-against'
import { type AmendmentId, type DelegationId, personId } from '../../shared/ids'
import { nobody } from '../../shared/people'
import { digestOf } from '../hub/record'
import { beginLog } from '../hub/sealed-log'
import { emptySheet, type Sheet, sheetOf } from '../hub/sheet'
import { type DocumentUpdate, type Store, StoreError } from '../hub/store'
import { documentIn } from './conference-file'
import { say } from './say'

/** What one delegation proposes, in the order in which its drafts would be adopted. */
export interface Proposals {
  readonly delegation: DelegationId
  /** Who wrote them, as the file says. */
  readonly author: string
  readonly drafts: readonly FoundDraft[]
}

/**
 * Puts drafts into a conference that no hub has open, as their delegation would have begun them:
 * nobody else learns of them. The words with which they begin are known to whoever imports them, and
 * are not sealed; what is written from then on is. Answers how many there are, and how many had no place.
 */
export async function putDrafts(
  store: Store,
  register: Register,
  proposals: readonly Proposals[],
): Promise<{ readonly drafts: number; readonly refused: number }> {
  const updates: DocumentUpdate[] = []
  const add = (name: DocumentName, sheet: Sheet) => {
    const update = sheet.tearOff()
    if (update) updates.push({ document: formatDocumentName(name), update })
  }
  const kept = read(
    await documentIn(store, formatDocumentName({ kind: 'text', text: register.conference.text })),
  )
  if (kept.kind === 'invalid') throw new StoreError('damaged')
  const text = kept.node
  let drafted = 0
  let refused = 0
  for (const { delegation, author, drafts } of proposals) {
    const name: DocumentName = { kind: 'folder', delegation }
    const sheet = sheetOf(await documentIn(store, formatDocumentName(name)))
    let folder: Folder = readFolder(sheet.doc)
    const seat: Seat = {
      role: 'delegation',
      delegation,
      pen: false,
      person: personId(randomUUID()),
      name: author,
    }
    for (const { place, blocks, proposed, untracked, rationale = '' } of drafts) {
      const decision = draft(
        { kind: 'draft-amendment', place, blocks: [...blocks] },
        seat,
        {
          register,
          text,
          folderOf: () => folder,
          secretariat: emptyFile,
          people: nobody,
          draftContent: null,
        },
        { at: new Date().toISOString(), newId: randomUUID, invitationDays: 0, digest: digestOf },
        proposed,
      )
      if (decision.kind === 'refused' || !decision.opens) {
        refused++
        continue
      }
      const { amendment } = decision.opens
      const opening = decision.folders?.get(delegation) ?? folder
      const reason = untracked ? say('cli.import.untracked-draft') : rationale
      folder = reason ? explained(opening, amendment, reason) : opening
      const opened = emptySheet()
      const { content } = decision.opens
      beginLog(opened.doc, (words) => seed(words, content))
      add({ kind: 'amendment', amendment: decision.opens.amendment }, opened)
      drafted++
    }
    writeFolder(sheet.doc, folder)
    add(name, sheet)
  }
  if (updates.length > 0) await store.commit({ updates, entry: null })
  return { drafts: drafted, refused }
}

/** With the reasons of the file, or what shows at once that nobody had marked the change as one. */
function explained(folder: Folder, amendment: AmendmentId, rationale: string): Folder {
  const drafts = folder.drafts.map((each) =>
    each.id === amendment ? { ...each, rationale } : each,
  )
  return { ...folder, drafts }
}
