import { Fragment, type Node } from 'prosemirror-model'
import { z } from 'zod'
import type { Conference } from '../conference'
import { inlineText } from '../document/inline-text'
import { letterConditions, letterParts } from '../document/kinds'
import { type OfficialLanguage, officialLanguages } from '../document/language'
import { schema } from '../document/schema'
import type { NewId } from '../ids'
import type { LanguageTemplate } from './mailing'

/**
 * A template as the application ships it: what a letter says in one language, with `{name}` where a
 * field stands, and what the treaty and the conference are called in it.
 */
export const ShippedTemplate = z.strictObject({
  language: z.enum(officialLanguages),
  /** Words of the fields that are the same in every letter. */
  names: z.strictObject({
    treaty: z.string(),
    'treaty-short': z.string(),
    convention: z.string(),
    /** By the title that the conference has in its own file. */
    conference: z.record(z.string(), z.string()),
    meeting: z.record(z.string(), z.string()),
  }),
  /** What is printed on every page of a letter that may not be sent. */
  draft: z.string(),
  paragraphs: z.array(
    z.strictObject({
      part: z.enum(letterParts),
      only: z.enum(letterConditions).optional(),
      text: z.string(),
    }),
  ),
})
export type ShippedTemplate = z.infer<typeof ShippedTemplate>

/** The template as a document of the conference, in which people write on. */
export function templateOf({ paragraphs }: ShippedTemplate, newId: NewId): Node {
  const made = paragraphs.map(({ part, only = null, text }) =>
    schema.node(
      'paragraph',
      { id: newId(), kind: 'plain', letter: { part, only } },
      inlineText(text, newId).map((node) =>
        node.type.name === 'reference'
          ? schema.node('field', { name: String(node.attrs.said) })
          : node,
      ),
    ),
  )
  const section = schema.node('section', { id: newId() }, Fragment.from(made))
  return schema.node('doc', null, [section])
}

/**
 * The templates with what this conference is called in each language. English takes what the
 * conference's own file says; a translation that does not know the conference is left out, and its
 * States are written to in English: a name put into another language by us would be nobody's.
 */
export function templatesFor(
  templates: readonly ShippedTemplate[],
  { title, meeting }: Pick<Conference, 'title' | 'meeting'>,
  newId: NewId,
): ReadonlyMap<OfficialLanguage, LanguageTemplate> {
  return new Map(
    templates.flatMap((shipped): [OfficialLanguage, LanguageTemplate][] => {
      const { conference, meeting: meetings, ...names } = shipped.names
      const isEnglish = shipped.language === 'en'
      const own = {
        conference: conference[title] ?? (isEnglish ? title : null),
        meeting: meetings[meeting] ?? (isEnglish ? meeting : null),
      }
      if (own.conference === null || own.meeting === null) return []
      const called = { conference: own.conference, meeting: own.meeting }
      const template = templateOf(shipped, newId)
      return [[shipped.language, { template, names: { ...names, ...called } }]]
    }),
  )
}
