import { expect, it } from 'vitest'
import { officialLanguages } from '../../document/language'
import { numberStyle } from '../../document/number-styles'
import { readAnnex } from './openings'

it.each([
  ['Annex', false, 'Annex', 5],
  ['ANNEX II', false, 'ANNEX II', 8],
  ['Annexe 2. Ordre du jour', false, 'Annexe 2', 10],
  ['Anexo I — Lista', false, 'Anexo I', 10],
  ['Приложение IV', false, 'Приложение IV', 13],
  ['附件', false, '附件', 2],
  ['附件二', false, '附件二', 3],
  ['附件十二：文件清单', false, '附件十二', 5],
  ['附件 3', false, '附件 3', 4],
  ['المرفق', false, 'المرفق', 6],
  ['المرفق الأول', false, 'المرفق الأول', 12],
  ['المرفق الثاني عشر', false, 'المرفق الثاني عشر', 17],
  ['مرفق ٢', false, 'مرفق ٢', 6],
  ['Annex II Agenda', true, 'Annex II', 9],
  ['附件一 文件清单', true, '附件一', 4],
  ['المرفق الثالث قائمة الوثائق', true, 'المرفق الثالث', 14],
])('is the beginning of an annex: %s (a heading: %s)', (text, isHeading, label, length) => {
  expect(readAnnex(text, isHeading)).toEqual({ label, length })
})

it.each([
  ['Annex II to the report', true],
  ['Annex II Agenda', false],
  ['Annexed is the list', true],
  ['附件一载有文件清单', true],
  ['附件载有文件清单。', false],
  ['المرفقات', true],
  ['المرفق الذي يتضمن القائمة', false],
])('is none: %s (a heading: %s)', (text, isHeading) => {
  expect(readAnnex(text, isHeading)).toBe(null)
})

it.each(officialLanguages)('knows every annex as we print it: %s', (language) => {
  const { annex, onlyAnnex } = numberStyle(language)
  for (let n = 1; n <= 20; n++) {
    const printed = `${annex.open}${annex.sign(n)}${annex.close}`
    expect(readAnnex(printed)).toEqual({ label: printed, length: printed.length })
  }
  expect(readAnnex(onlyAnnex)?.label).toBe(onlyAnnex)
})
