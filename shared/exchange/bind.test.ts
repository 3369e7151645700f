import { expect, it } from 'vitest'
import { bind, unbind } from './bind'

/** `~` stands for a no-break space. */
const bound = (text: string) => bind(text).replaceAll('\u00a0', '~')

it.each([
  ['see paragraph 12 of the report', 'see paragraph~12 of the report'],
  ['paragraphs 12 and 13', 'paragraphs~12 and 13'],
  ['article 13, paragraph 4', 'article~13, paragraph~4'],
  ['Annex II and annexes III', 'Annex~II and annexes~III'],
  ['Amended Protocol II entered', 'Amended Protocol~II entered'],
  ['on 23 November 2005', 'on 23~November 2005'],
  ['7 to 17 November 2006', '7 to 17~November 2006'],
  ['paragraph 5 bis', 'paragraph~5~bis'],
  ['12 per cent', '12~per cent'],
  ['paragraph (a) above', 'paragraph~(a) above'],
  ['No. 22495', 'No.~22495'],
  ['CCW/AP.II/CONF.7/2 and annex IV', 'CCW/AP.II/CONF.7/2 and annex~IV'],
  ['au paragraphe 12, le 23 novembre 2005', 'au paragraphe~12, le 23~novembre 2005'],
  ['à l’annexe II et à l’alinéa (a)', 'à l’annexe~II et à l’alinéa~(a)'],
  ['AS AT 23 NOVEMBER 2005', 'AS AT 23~NOVEMBER 2005'],
  ['le 1er mars 2005', 'le 1er~mars 2005'],
  ['(« Protocole II modifié ») ; à savoir', '(«~Protocole~II modifié~») ; à savoir'],
  ['en el párrafo 12, el 23 de noviembre', 'en el párrafo~12, el 23~de noviembre'],
])('binds what belongs together: %s', (typed, printed) => {
  expect(bound(typed)).toBe(printed)
})

it.each(['the Parties to it', 'in May 12 States met', 'paragraph', '2 is less than 3'])(
  'leaves alone what does not belong together: %s',
  (typed) => {
    expect(bind(typed)).toBe(typed)
  },
)

it.each([
  'see paragraph 12 of the report on 23 November 2005',
  'Amended Protocol II, annex IV, 12 per cent',
  'the Parties to it',
  '« Protocole II modifié » ; le 23 NOVEMBRE 2005',
])('takes back what it bound: %s', (typed) => {
  expect(unbind(bind(typed))).toBe(typed)
})

it('leaves a no-break space that somebody put where it would not', () => {
  expect(unbind('Mr.\u00a0Smith in paragraph\u00a012')).toBe('Mr.\u00a0Smith in paragraph 12')
})
