import type { Node } from 'prosemirror-model'
import type * as Y from 'yjs'
import type { OfficialLanguage } from '../document/language'
import { contentOf, type Reading, read } from '../document/ydoc'
import type { LanguageTemplate } from './mailing'

/** What the secretariat has made of the templates, in the languages in which it has written on one. */
export type Edited = ReadonlyMap<OfficialLanguage, Node>

/** What a document of a template says; `null` as long as nobody has written on what is shipped. */
export function readTemplate(doc: Y.Doc): Reading | null {
  return contentOf(doc).length === 0 ? null : read(doc)
}

/** The templates of a conference: its own words where it has any, and the names that are theirs. */
export function withEdited(
  templates: ReadonlyMap<OfficialLanguage, LanguageTemplate>,
  edited: Edited,
): ReadonlyMap<OfficialLanguage, LanguageTemplate> {
  if (edited.size === 0) return templates
  return new Map(
    [...templates].map(([language, shipped]) => {
      const template = edited.get(language)
      return [language, template ? { ...shipped, template } : shipped]
    }),
  )
}
