import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Face, readFace } from '../../shared/exchange/docx/paging/face'
import type { Fonts } from '../../shared/exchange/docx/paging/measure'

/** The fonts that come along, which are as wide as those that a Word file names. */
export function readFonts(folder: string): Fonts {
  const face = (name: string): Face => readFace(readFileSync(join(folder, `${name}.ttf`)))
  return {
    regular: face('Tinos_400Regular'),
    bold: face('Tinos_700Bold'),
    italic: face('Tinos_400Regular_Italic'),
    boldItalic: face('Tinos_700Bold_Italic'),
    others: [face('NotoNaskhArabic_400Regular')],
  }
}
