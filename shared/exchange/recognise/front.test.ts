import { expect, it } from 'vitest'
import { readFront } from './front'
import { readLines } from './lines'

/** As they stand on first pages of the United Nations, whose head is in English in four languages. */
it.each([
  [
    'Arabic',
    ['Arabic', 'جنيف، 7-11 تشرين الثاني/نوفمبر 2005', 'البند 16 من جدول الأعمال المؤقت'],
    '23 تشرين الثاني/نوفمبر 2005',
  ],
  ['Chinese', ['Chinese', '2005年11月7日至11日，日内瓦', '临时议程项目16'], '2005年11月23日'],
  [
    'English',
    ['English', 'Geneva, 7-11 November 2005', 'Item 16 of the provisional agenda'],
    '23 November 2005',
  ],
  [
    'French',
    ['Français', 'Genève, 7-11 novembre 2005', 'Point 16 de l’ordre du jour provisoire'],
    '23 novembre 2005',
  ],
  [
    'Russian',
    ['Russian', 'Женева, 7–11 ноября 2005 года', 'Пункт 16 предварительной повестки дня'],
    '23 November 2005',
  ],
  [
    'Spanish',
    ['Español', 'Ginebra, 7 a 11 de noviembre de 2005', 'Tema 16 del programa provisional'],
    '23 de noviembre de 2005',
  ],
])(
  'knows the lines of a first page: %s',
  (language, [named = '', meeting = '', agendaItem = ''], date) => {
    const lines = [
      'CCW/AP.II/CONF.7/L.1',
      'Distr.: Limited',
      date,
      named,
      'Original: English',
      meeting,
      agendaItem,
      'XVI',
      '1. The body begins here.',
    ]
    const { masthead, length } = readFront(readLines(lines.join('\n\n')), new Map())
    expect(masthead).toEqual({
      organ: '',
      symbol: 'CCW/AP.II/CONF.7/L.1',
      distribution: 'Limited',
      date,
      original: 'English',
      language,
      job: '',
      meeting,
      agendaItem,
      marking: '',
    })
    expect(length).toBe(8)
  },
)
