import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { readFace } from '../../shared/exchange/docx/paging/face'
import { root } from '../tools/root'

const face = (path: string) =>
  readFace(readFileSync(join(root, 'node_modules/@expo-google-fonts', `${path}.ttf`)))

it('reads how wide letters are from the fonts that come along', () => {
  const regular = face('tinos/400Regular/Tinos_400Regular')
  const bold = face('tinos/700Bold/Tinos_700Bold')
  const arabic = face('noto-naskh-arabic/NotoNaskhArabic_400Regular')
  const code = (sign: string) => sign.codePointAt(0) ?? 0
  // Those of Times New Roman, which they stand for.
  expect(['A', ' ', 'i', 'é', 'Ж', '–'].map((sign) => regular(code(sign))?.toFixed(3))).toEqual([
    '0.722',
    '0.250',
    '0.278',
    '0.444',
    '0.896',
    '0.500',
  ])
  expect(bold(code('a'))?.toFixed(3)).toBe('0.500')
  expect(regular(code('国'))).toBeNull()
  expect(regular(0x1f600)).toBeNull()
  expect(arabic(code('ق'))).toBeGreaterThan(0)
})

it('takes nothing for a font that is none', () => {
  expect(() => readFace(new Uint8Array(40))).toThrow(RangeError)
  expect(() => readFace(new Uint8Array(2))).toThrow(RangeError)
})
