import { expect, it } from 'vitest'
import { Outlines } from './outlines'

const glyphs = new Map([
  [
    'i',
    '<path id="i" class="outline_glyph" d="M 10 0 L 10 100.4 L 20 100.4 L 20 0 Z M 12 120 Q 15 130 18 120 Z "/>',
  ],
  ['smile', '<g id="smile"><circle r="40"/></g>'],
])
const use = (x: number, of: string) => `<use x="${x}" y="0" href="#${of}"/>`

it('draws the letters that follow each other as one line, where each stands', () => {
  const outlines = new Outlines(glyphs, null)
  expect(outlines.joined(`<g>${use(0, 'i')}${use(50.6, 'i')}</g>`)).toBe(
    '<g><path d="M10 0l0 100l10 0l0 -100zm2 120q3 10 6 0zM61 0l0 100l10 0l0 -100zm2 120q3 10 6 0z"/></g>',
  )
})

it('leaves what is no outline, and draws nothing for a space', () => {
  const outlines = new Outlines(glyphs, null)
  expect(outlines.joined(`${use(0, 'smile')}${use(90, 'space')}`)).toBe(use(0, 'smile'))
  expect(outlines.joined(use(90, 'space'))).toBe('')
})

it('draws the same again from what it drew before', () => {
  const line = `${use(0, 'i')}${use(30, 'smile')}`
  const before = new Outlines(glyphs, null)
  expect(new Outlines(glyphs, before).joined(line)).toBe(before.joined(line))
})
