import type { Draft } from '../../shared/amendments/amendment'
import type { Folder } from '../../shared/amendments/folder'
import type { AmendmentId } from '../../shared/ids'
import { sameItems } from './live'

/** A folder with the rationales of its drafts, which are said in the drafts alone. */
export function explained(folder: Folder, rationales: ReadonlyMap<AmendmentId, string>): Folder {
  const drafts = folder.drafts.map((draft) => withRationale(draft, rationales))
  return sameItems(drafts, folder.drafts) ? folder : { ...folder, drafts }
}

/** The same object for the same draft and words. */
export function withRationale(draft: Draft, rationales: ReadonlyMap<AmendmentId, string>): Draft {
  const rationale = rationales.get(draft.id) ?? draft.rationale
  if (rationale === draft.rationale) return draft
  const known = explainedDrafts.get(draft)
  if (known?.rationale === rationale) return known
  const made = { ...draft, rationale }
  explainedDrafts.set(draft, made)
  return made
}

const explainedDrafts = new WeakMap<Draft, Draft>()
