import { expect, it } from 'vitest'
import { schema } from './schema'
import { schemaVersion } from './schema-version'

/** What a window of this version knows of. A window that knows less may only read. */
const known = {
  version: 4,
  holds: [
    'doc () (masthead | title | contents | part | section | annex)*',
    'masthead (organ symbol distribution date original language job meeting agendaItem marking numbers)',
    'title (id) inline*',
    'contents (id)',
    'part (id number) inline*',
    'section (id) block*',
    'annex (id kind number) block*',
    'heading (id level number) inline*',
    'paragraph (id kind level recommendation alternative source letter number) inline*',
    'table (id caption) row*',
    'row () (cell | header_cell)*',
    'cell (colspan rowspan colwidth) inline*',
    'header_cell (colspan rowspan colwidth) inline*',
    'footnote (id series) text*',
    'reference (target form said)',
    'field (name at said)',
    'break ()',
    'text ()',
    'mark em ()',
    'mark strong ()',
    'mark sup ()',
    'mark lang (tag)',
    'mark bracket (id end by set)',
  ],
}

/**
 * When this fails, the schema has become another one. Unless nobody has the present version yet,
 * raise `schemaVersion`: windows of the present one would remove what they do not know.
 */
it('is that of the nodes, marks and attributes there are', () => {
  expect({ version: schemaVersion, holds: holds() }).toEqual(known)
})

function holds(): readonly string[] {
  const nodes = Object.values(schema.nodes).map(({ name, spec }) =>
    [name, namesOf(spec.attrs), spec.content ?? ''].join(' ').trimEnd(),
  )
  const marks = Object.values(schema.marks).map(({ name, spec }) =>
    `mark ${name} ${namesOf(spec.attrs)}`.trimEnd(),
  )
  return [...nodes, ...marks]
}

function namesOf(attrs: object = {}): string {
  return `(${Object.keys(attrs).join(' ')})`
}
