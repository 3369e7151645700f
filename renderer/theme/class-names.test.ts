import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DOMOutputSpec } from 'prosemirror-model'
import { expect, it } from 'vitest'
import { schema } from '../../shared/document/schema'

const renderer = join(import.meta.dirname, '..')
const panels = readdirSync(renderer, { recursive: true, encoding: 'utf8' }).filter(
  (name) => name.endsWith('.css') && /^(panels|theme|welcome)\//.test(name),
)

/** What a sheet sets of whatever is called so, wherever it stands. */
const alone = /(?:^|[}{;,])\s*\.([a-z][\w-]*)\s*(?=[,{])/g

function classOf(made: DOMOutputSpec | undefined): string | null {
  const attrs: unknown = Array.isArray(made) ? made[1] : null
  const named = typeof attrs === 'object' && attrs !== null && 'class' in attrs
  return named ? String(attrs.class) : null
}

/** A text is drawn by its schema in many places, and words of it are no part of a form. */
it('of what stands in a text are not those of the window', () => {
  const ofTexts = Object.values(schema.nodes).flatMap((type) => {
    const { toDOM } = type.spec
    return toDOM && !type.isText
      ? (classOf(toDOM(type.createAndFill() ?? type.create())) ?? [])
      : []
  })
  expect(ofTexts).toContain('said-field')
  const ofWindow = new Set(
    panels.flatMap((name) =>
      [...readFileSync(join(renderer, name), 'utf8').matchAll(alone)].map(([, found]) => found),
    ),
  )
  expect(ofWindow).toContain('field')
  expect(ofTexts.filter((each) => ofWindow.has(each))).toEqual([])
})
