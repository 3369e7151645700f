import { type OfficialLanguage, officialLanguages } from './document/language'
import { type AmendmentId, type DelegationId, isId, type TextId } from './ids'

/**
 * The documents of a conference, one for each right to write.
 *
 * - `text`: the negotiating text; those with the pen.
 * - `register`: amendments, decisions, stage, record; the hub alone.
 * - `people`: who takes part, on which devices, with their public keys (`people.ts`); the hub alone
 *   writes, everyone reads.
 * - `folder`: a delegation's own list of its untabled amendments; the hub alone writes, only that
 *   delegation reads, so that nobody else learns that a draft exists.
 * - `follow-up`: where States stand on the treaty, and what is done about the recommendations
 *   (`follow-up/follow-up.ts`); the hub alone writes, everyone reads.
 * - `secretariat`: what delegations tell it alone, and what it offers them; the hub alone writes,
 *   only the secretariat reads.
 * - `amendment`: the words of one untabled amendment; its sponsors.
 * - `kept`: words that went with what a colleague deleted, until their author has seen to them
 *   (`document/kept-words.ts`); the hub alone writes, only the author's delegation reads, or the
 *   secretariat for its own.
 * - `template`: what letters say in one language (`letters/template.ts`); the secretariat alone, which
 *   writes on it long after the text is sealed. Empty as long as it is the one that is shipped.
 */
export type DocumentName =
  | { readonly kind: 'text'; readonly text: TextId }
  | { readonly kind: 'register' }
  | { readonly kind: 'people' }
  | { readonly kind: 'follow-up' }
  | { readonly kind: 'secretariat' }
  | { readonly kind: 'folder'; readonly delegation: DelegationId }
  | { readonly kind: 'amendment'; readonly amendment: AmendmentId }
  | { readonly kind: 'kept'; readonly delegation: DelegationId | null }
  | { readonly kind: 'template'; readonly language: OfficialLanguage }

/** No delegation is called so: the hub gives them ids of its own making. */
const secretariat = 'secretariat'

export function formatDocumentName(name: DocumentName): string {
  switch (name.kind) {
    case 'text':
      return `text/${name.text}`
    case 'register':
    case 'people':
    case 'follow-up':
    case 'secretariat':
      return name.kind
    case 'folder':
      return `folder/${name.delegation}`
    case 'amendment':
      return `amendment/${name.amendment}`
    case 'kept':
      return `kept/${name.delegation ?? secretariat}`
    case 'template':
      return `template/${name.language}`
  }
}

/** Only these are written by people; what the others hold comes from the hub. */
export function hasWords({ kind }: DocumentName): boolean {
  return kind === 'text' || kind === 'amendment' || kind === 'template'
}

/** `null` for what is no name of ours: the hub treats it like a document one may not open. */
export function parseDocumentName(name: string): DocumentName | null {
  switch (name) {
    case 'register':
    case 'people':
    case 'follow-up':
    case 'secretariat':
      return { kind: name }
  }
  const slash = name.indexOf('/')
  const id = name.slice(slash + 1)
  if (slash < 0 || !isId(id)) return null
  switch (name.slice(0, slash)) {
    case 'text':
      return { kind: 'text', text: id as TextId }
    case 'folder':
      return { kind: 'folder', delegation: id as DelegationId }
    case 'amendment':
      return { kind: 'amendment', amendment: id as AmendmentId }
    case 'kept':
      return { kind: 'kept', delegation: id === secretariat ? null : (id as DelegationId) }
    case 'template': {
      const language = officialLanguages.find((each) => each === id)
      return language ? { kind: 'template', language } : null
    }
    default:
      return null
  }
}
