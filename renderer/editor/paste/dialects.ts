import { letters, roman } from '../../../shared/document/number-styles'
import type { Item } from '../../../shared/exchange/recognise/passage'
import type { RemarkKind } from '../../../shared/exchange/recognise/report'

/*
 * What programs mean by the HTML that they write. It is told by what each leaves on an element and
 * not by which program it was: what is on the clipboard has often been through several.
 *
 * - Word marks its own with `mso-`: `mso-list:l0 level2 lfo1` on a paragraph, and on what prints its
 *   number `mso-list:Ignore`. Its notes and comments stand at the end, in elements that say so.
 * - LibreOffice writes lists as lists, and its notes as `sdfootnote`.
 * - Google Docs puts all into one `<b>` that is not bold, and says all else in styles.
 */

/** Lower case, so that it can be searched. */
export function styleOf(element: Element): string {
  return element.getAttribute('style')?.toLowerCase() ?? ''
}

/** What the style sheet says of classes, as far as it tells what something is. */
export interface Sheet {
  readonly hidden: ReadonlySet<string>
  /** Levels of what is a heading by its style alone. */
  readonly headings: ReadonlyMap<string, number>
}

export function sheetOf(document: Document): Sheet {
  const hidden = new Set<string>()
  const headings = new Map<string, number>()
  for (const style of document.querySelectorAll('style')) {
    for (const [, selectors = '', rules = ''] of (style.textContent ?? '').matchAll(rule)) {
      const hides = isHiding(rules)
      const level = outlineLevel(rules)
      if (!hides && level === null) continue
      for (const [, name = ''] of selectors.matchAll(lastClass)) {
        if (hides) hidden.add(name)
        if (level !== null) headings.set(name, level)
      }
    }
  }
  return { hidden, headings }
}

const rule = /([^{}]{1,2000})\{([^{}]*)\}/g
const lastClass = /\.([\w-]+)\s*(?=,|$)/g

/** Whether an element is read, is not for readers at all, or is left out and reported as what. */
export function fateOf(
  element: Element,
  style: string,
  sheet: Sheet,
): RemarkKind | 'read' | 'nothing' {
  const tag = element.localName
  const known = fates.get(tag)
  if (known) return known
  if (tag.startsWith('v:')) return 'picture'
  if (style) {
    if (isHiding(style)) return 'hidden'
    if (style.includes('mso-')) {
      if (/mso-list\s*:\s*ignore/.test(style)) return 'nothing'
      if (/mso-element\s*:\s*comment/.test(style)) return 'comment'
      if (/mso-element\s*:\s*(header|footer)/.test(style)) return 'page-furniture'
    }
  }
  if (element.hasAttribute('hidden')) return 'hidden'
  for (const name of element.classList) {
    if (sheet.hidden.has(name)) return 'hidden'
    if (/^MsoToc\d/.test(name)) return 'contents'
    if (name === 'MsoCommentReference' || name === 'msocomanchor') return 'nothing'
  }
  if (tag === 'div') {
    const title = element.getAttribute('title')
    if (title === 'header' || title === 'footer') return 'page-furniture'
    if (element.id.startsWith('Table of Contents')) return 'contents'
  }
  return 'read'
}

const fates = new Map<string, RemarkKind | 'nothing'>([
  ...each(
    'nothing' as const,
    'script style template head title meta link base xml param source track',
  ),
  ...each('picture', 'img picture svg canvas video audio map'),
  ...each('embedded', 'iframe object embed frame frameset applet'),
  ...each('form', 'input select textarea button option datalist progress meter'),
  ...each('hidden', 'noscript'),
  ...each('deletion', 'del'),
])

function each(
  fate: RemarkKind | 'nothing',
  tags: string,
): readonly (readonly [string, RemarkKind | 'nothing'])[] {
  return tags.split(' ').map((tag) => [tag, fate])
}

function isHiding(style: string): boolean {
  return /display\s*:\s*none|mso-hide\s*:\s*all|visibility\s*:\s*hidden/i.test(style)
}

function outlineLevel(style: string): number | null {
  const level = /mso-outline-level\s*:\s*([1-9])/i.exec(style)?.[1]
  return level ? Number(level) : null
}

export const blockTags = new Set(
  (
    'p div h1 h2 h3 h4 h5 h6 li ul ol menu dir dl dt dd blockquote pre section article header footer ' +
    'nav aside main figure figcaption address hr fieldset legend center caption thead tbody tfoot tr ' +
    'td th form details summary dialog hgroup search'
  ).split(' '),
)

/** 1 to 9, by the element, by its own style or by that of its class. */
export function headingLevel(element: Element, style: string, sheet: Sheet): number | null {
  const tag = /^h([1-6])$/.exec(element.localName)?.[1]
  if (tag) return Number(tag)
  if (element.localName !== 'p') return null
  const own = outlineLevel(style)
  if (own !== null) return own
  for (const name of element.classList) {
    const level = sheet.headings.get(name)
    if (level !== undefined) return level
  }
  return null
}

/** What Word prints before an item or a numbered heading. */
export function listLabel(element: Element): string | null {
  const label = element.querySelector('[style*="mso-list:Ignore" i], [style*="mso-list: Ignore" i]')
  return label?.textContent?.replace(/[\s\u00A0]+/g, ' ').trim() || null
}

/** The place of an element in a list, `null` for what is no item of one. */
export function itemOf(element: Element, style: string, lists: number): Item | null {
  const level = /mso-list\s*:\s*\w+\s+level(\d)/.exec(style)?.[1]
  if (level) {
    const label = listLabel(element)
    return label ? { label: asLabel(label), depth: Number(level) - 1 } : null
  }
  const list = element.parentElement
  if (element.localName !== 'li' || !list) return null
  const said = Number(element.getAttribute('aria-level'))
  const depth = said > 0 ? said - 1 : Math.max(0, lists - 1)
  if (list.localName !== 'ol') return { label: '•', depth }
  const type = list.getAttribute('type') ?? listType(style) ?? listType(styleOf(list)) ?? '1'
  if (type === 'none') return null
  return { label: labelFor(type, valuesIn(list).get(element) ?? 1), depth }
}

/** A bullet of the Symbol or Wingdings font is a letter there, and stays a bullet. */
function asLabel(label: string): string {
  return /[\p{Nd}\p{L}]/u.test(label) && !/^[o§]$/.test(label) ? label : '•'
}

function listType(style: string): string | null {
  return /list-style(?:-type)?\s*:\s*([\w-]+)/.exec(style)?.[1] ?? null
}

const values = new WeakMap<Element, ReadonlyMap<Element, number>>()

function valuesIn(list: Element): ReadonlyMap<Element, number> {
  const known = values.get(list)
  if (known) return known
  const made = new Map<Element, number>()
  let value = whole(list.getAttribute('start')) ?? 1
  for (const item of list.children) {
    if (item.localName !== 'li') continue
    value = whole(item.getAttribute('value')) ?? value
    made.set(item, value)
    value++
  }
  values.set(list, made)
  return made
}

function whole(value: string | null): number | null {
  return value && /^\d{1,4}$/.test(value) ? Number(value) : null
}

function labelFor(type: string, value: number): string {
  switch (type) {
    case 'a':
    case 'lower-alpha':
    case 'lower-latin':
      return `(${letters(value)})`
    case 'A':
    case 'upper-alpha':
    case 'upper-latin':
      return `(${letters(value).toUpperCase()})`
    case 'i':
    case 'lower-roman':
      return `(${roman(value).toLowerCase()})`
    case 'I':
    case 'upper-roman':
      return `(${roman(value)})`
    case 'disc':
    case 'circle':
    case 'square':
      return '•'
    default:
      return `${value}.`
  }
}
