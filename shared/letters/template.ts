import { Fragment, type Node } from 'prosemirror-model'
import { z } from 'zod'
import { inlineText } from '../document/inline-text'
import { letterConditions, letterParts } from '../document/kinds'
import { type OfficialLanguage, officialLanguages } from '../document/language'
import { schema } from '../document/schema'
import type { NewId } from '../ids'
import { calledIn, type Naming } from './called'
import type { LanguageTemplate } from './mailing'

/**
 * A template as the application ships it: what a letter says in one language, with `{name}` where a
 * field stands, and what the treaty and the conference are called in it.
 */
export const ShippedTemplate = z.strictObject({
  language: z.enum(officialLanguages),
  /** Words of the fields that are the same in every letter: see `Brought`. */
  names: z.strictObject({
    of: z.string().optional(),
    treaty: z.string(),
    'treaty-short': z.string(),
    convention: z.string(),
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
 * What is shipped in a language, under the same ids each time: whoever goes back to it from what was
 * written on it touches only what differs. `null` if there is none in that language.
 */
export function shippedTemplateIn(
  language: OfficialLanguage,
  templates: readonly ShippedTemplate[],
): Node | null {
  const shipped = templates.find((each) => each.language === language)
  let blocks = 0
  return shipped ? templateOf(shipped, () => `letter-${++blocks}`) : null
}

/** The templates, each with what this conference and its treaty are called in its language. */
export function templatesFor(
  templates: readonly ShippedTemplate[],
  naming: Naming,
  newId: NewId,
): ReadonlyMap<OfficialLanguage, LanguageTemplate> {
  return new Map(
    templates.map((shipped) => [
      shipped.language,
      {
        template: templateOf(shipped, newId),
        names: calledIn(shipped.language, shipped.names, naming),
      },
    ]),
  )
}
