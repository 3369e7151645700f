import { describe, expect, it } from 'vitest'
import { schema } from '../document/schema'
import { em, footnote, heading, p, paragraph } from '../testing/build'
import { merge } from './merge'
import { mergeWords } from './merge-words'

describe('an amendment to a block that has not changed', () => {
  it('stands as proposed', () => {
    const base = p('a', 'States should act')
    const proposed = p('a', 'States shall act')
    expect(merge(base, proposed, base)).toEqual({ kind: 'clean', merged: proposed })
  })

  it('leaves the id and the place of the block as they are now', () => {
    const base = paragraph({ id: 'a', level: 0 }, 'States should act')
    const now = paragraph({ id: 'a', level: 1 }, 'States should act')
    const proposed = paragraph({ id: 'a', level: 2, kind: 'plain' }, 'States shall act')
    expect(merge(base, proposed, now)).toEqual({
      kind: 'clean',
      merged: paragraph({ id: 'a', level: 1 }, 'States shall act'),
    })
  })
})

describe('an amendment to a block that others have changed', () => {
  it.each([
    [
      'elsewhere in the sentence',
      'The Conference noted the report of the Group',
      'The Conference welcomed the report of the Group',
      'The Conference noted the report of the Open-ended Group',
      'The Conference welcomed the report of the Open-ended Group',
    ],
    [
      'at both ends',
      'States should act at once',
      'All States should act at once',
      'States should act at once and together',
      'All States should act at once and together',
    ],
    [
      'by a deletion on one side',
      'mines, booby-traps and other devices',
      'mines and other devices',
      'mines, booby-traps and similar devices',
      'mines and similar devices',
    ],
  ])('is merged word by word: %s', (_where, base, proposed, now, merged) => {
    expect(merge(p('a', base), p('a', proposed), p('a', now))).toEqual({
      kind: 'reworded',
      merged: p('a', merged),
    })
  })

  it.each([
    ['the same word', 'States should act', 'States shall act', 'States may act'],
    ['two insertions at one place', 'States act', 'States shall act', 'States may act'],
    ['a word and what is put before it', 'States act', 'States shall act', 'States react'],
    ['a deletion of what was changed', 'the old report', 'the report', 'the very old report'],
    ['two words that stand side by side', 'shall urge all', 'should urge all', 'shall ask all'],
    ['an insertion on either side of a space', 'we act', 'All we shall act', 'we may act'],
    ['part of a longer change', 'one two three four', 'one 2 3 four', 'one two trois four'],
  ])('collides over %s', (_what, base, proposed, now) => {
    expect(merge(p('a', base), p('a', proposed), p('a', now))).toEqual({ kind: 'collides' })
  })

  it('is moot when the block says it already', () => {
    const now = p('a', 'States shall act')
    expect(merge(p('a', 'States act'), now, now)).toEqual({ kind: 'moot' })
  })

  it('collides over a word that was only made italic', () => {
    const now = p('a', 'States ', em('should'), ' act')
    expect(merge(p('a', 'States should act'), p('a', 'States shall act'), now)).toEqual({
      kind: 'collides',
    })
  })

  it('keeps the notes and the italics of both sides', () => {
    const base = p('a', 'States should act without delay.')
    const proposed = p('a', 'States', footnote('n1', 'All.'), ' should act without delay.')
    const now = p('a', 'States should act ', em('without'), ' delay.')
    expect(merge(base, proposed, now)).toEqual({
      kind: 'reworded',
      merged: p('a', 'States', footnote('n1', 'All.'), ' should act ', em('without'), ' delay.'),
    })
  })

  it('leaves a paragraph that has become a heading a heading', () => {
    const now = heading('a', 2, 'Work of the Conference')
    expect(merge(p('a', 'Work of the Meeting'), p('a', 'The work of the Meeting'), now)).toEqual({
      kind: 'reworded',
      merged: heading('a', 2, 'The work of the Conference'),
    })
  })
})

describe('what both sides say', () => {
  it('is said once, and the rest of both stands', () => {
    const base = p('a', 'States should act.')
    const proposed = p('a', 'All States shall act.')
    const now = p('a', 'States shall act at once.')
    expect(merge(base, proposed, now)).toEqual({
      kind: 'reworded',
      merged: p('a', 'All States shall act at once.'),
    })
  })

  it('leaves nothing to do if the text says more', () => {
    const now = p('a', 'All States shall act')
    expect(merge(p('a', 'States should act'), p('a', 'States shall act'), now)).toEqual({
      kind: 'moot',
    })
  })
})

describe('of the same words', () => {
  const strong = (words: string) => schema.text(words, [schema.mark('strong')])
  const both = (words: string) => schema.text(words, [schema.mark('em'), schema.mark('strong')])

  it('the marks of both sides are set', () => {
    const now = p('a', 'States ', strong('shall'), ' act')
    expect(merge(p('a', 'States shall act'), p('a', 'States ', em('shall'), ' act'), now)).toEqual({
      kind: 'reworded',
      merged: p('a', 'States ', both('shall'), ' act'),
    })
  })

  it('one side may not be in one language and the other in another', () => {
    const lang = (tag: string) => schema.text('acquis', [schema.mark('lang', { tag })])
    const base = p('a', 'the acquis')
    expect(merge(base, p('a', 'the ', lang('fr')), p('a', 'the ', lang('la')))).toEqual({
      kind: 'collides',
    })
  })

  it('a note is merged word by word', () => {
    const note = (words: string) => p('a', 'States', footnote('n', words), ' act')
    expect(
      merge(
        note('See the old report.'),
        note('See the new report.'),
        note('But see the old report.'),
      ),
    ).toEqual({ kind: 'reworded', merged: note('But see the new report.') })
    expect(merge(note('See one.'), note('See two.'), note('See three.'))).toEqual({
      kind: 'collides',
    })
  })

  it('a repeated word may be the one or the other', () => {
    const base = p('a', 'a very good text')
    const now = p('a', 'a really good text')
    expect(merge(base, p('a', 'a very very good text'), now)).toEqual({ kind: 'collides' })
  })
})

describe('where two sides collide', () => {
  it('the words of all three are named', () => {
    const base = p('a', 'All States should act at once')
    const one = p('a', 'All States shall act at once')
    const other = p('a', 'Now all States may act at once')
    expect(mergeWords(base, one, other)).toEqual({
      kind: 'clashes',
      clashes: [
        { base: { from: 11, to: 17 }, one: { from: 11, to: 16 }, other: { from: 15, to: 18 } },
      ],
    })
  })
})
