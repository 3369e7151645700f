import { child, type XmlElement } from '../xml/read'
import type { ParagraphFormat, RunFormat } from './model'
import { val } from './xml'

/** Reads what is said in a `w:pPr`, or in the one that a tracked change keeps. */
export function paragraphFormat(properties: XmlElement | null): ParagraphFormat {
  if (!properties) return plainParagraph
  const numbering = child(properties, 'w:numPr')
  const indent = child(properties, 'w:ind')
  return {
    style: val(child(properties, 'w:pStyle')),
    numbering: numbering && {
      num: val(child(numbering, 'w:numId')),
      level: whole(val(child(numbering, 'w:ilvl'))),
    },
    alignment: val(child(properties, 'w:jc')),
    rightToLeft: toggle(properties, 'w:bidi'),
    outline: whole(val(child(properties, 'w:outlineLvl'))),
    indent: whole(indent?.attributes.get('w:start') ?? indent?.attributes.get('w:left') ?? null),
  }
}

export const plainParagraph: ParagraphFormat = {
  style: null,
  numbering: null,
  alignment: null,
  rightToLeft: null,
  outline: null,
  indent: null,
}

/** Reads what is said in a `w:rPr`, or in the one that a tracked change keeps. */
export function runFormat(properties: XmlElement | null): RunFormat {
  if (!properties || properties.children.length === 0) return plainRun
  const underline = val(child(properties, 'w:u'))
  const language = child(properties, 'w:lang')
  const rightToLeft = toggle(properties, 'w:rtl')
  return {
    style: val(child(properties, 'w:rStyle')),
    bold: toggle(properties, rightToLeft ? 'w:bCs' : 'w:b'),
    italic: toggle(properties, rightToLeft ? 'w:iCs' : 'w:i'),
    underline: underline === null ? null : underline !== 'none',
    struck: toggle(properties, 'w:strike') ?? toggle(properties, 'w:dstrike'),
    hidden: toggle(properties, 'w:vanish'),
    raised: raised(val(child(properties, 'w:vertAlign'))),
    capitals: toggle(properties, 'w:caps'),
    rightToLeft,
    language: languageOf(language, rightToLeft === true),
  }
}

export const plainRun: RunFormat = {
  style: null,
  bold: null,
  italic: null,
  underline: null,
  struck: null,
  hidden: null,
  raised: null,
  capitals: null,
  rightToLeft: null,
  language: null,
}

export function languageOf(element: XmlElement | null, rightToLeft: boolean): string | null {
  const attributes = element?.attributes
  return (rightToLeft ? attributes?.get('w:bidi') : attributes?.get('w:val')) ?? null
}

/** Present means yes, unless it says that it is not; `null` where it is absent. */
export function toggle(properties: XmlElement, name: string): boolean | null {
  const element = child(properties, name)
  return element && !/^(0|false|off|none)$/.test(val(element) ?? '')
}

export function whole(value: string | null | undefined): number | null {
  return value && /^-?\d{1,9}$/.test(value) ? Number(value) : null
}

function raised(value: string | null): RunFormat['raised'] {
  if (value === 'superscript') return 'up'
  if (value === 'subscript') return 'down'
  return value === null ? null : 'no'
}
