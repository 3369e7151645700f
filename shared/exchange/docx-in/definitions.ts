import { child, childElements, type XmlElement } from '../xml/read'
import { languageOf, paragraphFormat, runFormat, whole } from './format'
import type { Level, List, Num, Numbering, Style, Styles } from './model'
import { val } from './xml'

export const noStyles: Styles = { byId: new Map(), usual: null, language: null }
export const noNumbering: Numbering = { nums: new Map(), lists: new Map() }

export function readStyles(root: XmlElement): Styles {
  const styles = childElements(root, 'w:style').map(readStyle)
  const usual = childElements(root, 'w:style').find(
    ({ attributes }) =>
      attributes.get('w:type') === 'paragraph' &&
      /^(1|true|on)$/.test(attributes.get('w:default') ?? ''),
  )
  const defaults = child(child(child(root, 'w:docDefaults'), 'w:rPrDefault'), 'w:rPr')
  return {
    byId: new Map(styles.map((style) => [style.id, style])),
    usual: usual?.attributes.get('w:styleId') ?? null,
    language: defaults && languageOf(child(defaults, 'w:lang'), false),
  }
}

function readStyle(style: XmlElement): Style {
  return {
    id: style.attributes.get('w:styleId') ?? '',
    name: val(child(style, 'w:name')) ?? '',
    type: style.attributes.get('w:type') ?? '',
    basedOn: val(child(style, 'w:basedOn')),
    paragraph: paragraphFormat(child(style, 'w:pPr')),
    run: runFormat(child(style, 'w:rPr')),
  }
}

export function readNumbering(root: XmlElement): Numbering {
  const lists = childElements(root, 'w:abstractNum').map(readList)
  const nums = childElements(root, 'w:num').map(
    (num) => [num.attributes.get('w:numId') ?? '', readNum(num)] as const,
  )
  return { lists: new Map(lists.map((list) => [list.id, list])), nums: new Map(nums) }
}

function readList(list: XmlElement): List {
  return {
    id: list.attributes.get('w:abstractNumId') ?? '',
    levels: new Map(
      childElements(list, 'w:lvl').map((level) => [placeOf(level), readLevel(level)]),
    ),
    link: val(child(list, 'w:numStyleLink')),
    linkedFrom: val(child(list, 'w:styleLink')),
  }
}

function readNum(num: XmlElement): Num {
  const overrides = childElements(num, 'w:lvlOverride').map((override) => {
    const level = child(override, 'w:lvl')
    const start = whole(val(child(override, 'w:startOverride')))
    return [placeOf(override), { start, level: level && readLevel(level) }] as const
  })
  return { list: val(child(num, 'w:abstractNumId')) ?? '', overrides: new Map(overrides) }
}

function placeOf(level: XmlElement): number {
  return whole(level.attributes.get('w:ilvl')) ?? 0
}

function readLevel(level: XmlElement): Level {
  const legal = child(level, 'w:isLgl')
  const fonts = child(child(level, 'w:rPr'), 'w:rFonts')
  return {
    start: whole(val(child(level, 'w:start'))) ?? 0,
    format: formatOf(level),
    text: val(child(level, 'w:lvlText')) ?? '',
    style: val(child(level, 'w:pStyle')),
    restart: whole(val(child(level, 'w:lvlRestart'))),
    legal: legal !== null && !/^(0|false|off)$/.test(val(legal) ?? ''),
    picture: child(level, 'w:lvlPicBulletId') !== null,
    font: fonts?.attributes.get('w:ascii') ?? fonts?.attributes.get('w:hAnsi') ?? null,
  }
}

/** A format that only later versions know stands beside one that all do. */
function formatOf(level: XmlElement): string {
  const plain = child(level, 'w:numFmt')
  const choice = child(child(child(level, 'mc:AlternateContent'), 'mc:Choice'), 'w:numFmt')
  const format = choice ?? plain
  const custom = val(format) === 'custom' ? format?.attributes.get('w:format') : null
  if (custom) return /^0+1,/.test(custom) ? `zeros:${custom.indexOf(',')}` : 'decimal'
  return val(format) ?? 'decimal'
}
