import type { Attrs } from 'prosemirror-model'
import { isId } from '../ids'
import {
  annexKinds,
  deepestLevel,
  isAlternative,
  isLanguageTag,
  isLetterPlace,
  isRecommendation,
  isSource,
  noteSeries,
  paragraphKinds,
} from './kinds'

/*
 * Attributes as the clipboard brings them, where anything may stand: what is not ours is left out.
 * An issued number is never read, since what is pasted has not been issued.
 */

/** The little of a DOM element that reading attributes needs; `shared` has no DOM types. */
interface HasAttributes {
  getAttribute(name: string): string | null
}

export function readId(dom: unknown): Attrs {
  return { id: (dom as HasAttributes).getAttribute('data-id') }
}

export function readParagraph(dom: unknown): Attrs {
  const element = dom as HasAttributes
  const level = Number(element.getAttribute('data-level') ?? 0)
  const recommendation = readJson(element, 'recommendation', isRecommendation)
  const alternative = readJson(element, 'alternative', isAlternative)
  const source = readJson(element, 'source', isSource)
  const letter = readJson(element, 'letter', isLetterPlace)
  return {
    ...readId(dom),
    kind: readOneOf(element, 'data-kind', paragraphKinds) ?? 'plain',
    level: Number.isInteger(level) && level >= 0 && level <= deepestLevel ? level : 0,
    recommendation: recommendation && {
      addressee: recommendation.addressee,
      kind: recommendation.kind,
      deadline: recommendation.deadline,
    },
    alternative: alternative && { set: alternative.set, style: alternative.style },
    source: source && {
      conference: source.conference,
      symbol: source.symbol,
      paragraph: source.paragraph,
    },
    letter: letter && { part: letter.part, only: letter.only },
  }
}

export function readAnnex(dom: unknown): Attrs {
  const kind = readOneOf(dom as HasAttributes, 'data-kind', annexKinds)
  return { ...readId(dom), ...(kind && { kind }) }
}

export function readFootnote(dom: unknown): Attrs {
  const series = readOneOf(dom as HasAttributes, 'data-series', noteSeries)
  return { ...readId(dom), ...(series && { series }) }
}

export function readReference(dom: unknown): Attrs | false {
  const element = dom as HasAttributes
  const target = element.getAttribute('data-target')
  if (!isId(target)) return false
  const form = readOneOf(element, 'data-form', ['named', 'number'] as const) ?? 'named'
  return { target, form, said: element.getAttribute('data-said') ?? '' }
}

export function readField(dom: unknown): Attrs | false {
  const element = dom as HasAttributes
  const name = element.getAttribute('data-name')
  if (!name) return false
  const said = element.getAttribute('data-said') ?? ''
  return { name, at: element.getAttribute('data-at'), said }
}

export function readLanguage(dom: unknown): Attrs | false {
  const tag = (dom as HasAttributes).getAttribute('lang')
  return isLanguageTag(tag) && { tag }
}

export function readBracket(dom: unknown): Attrs | false {
  const element = dom as HasAttributes
  const bracket = element.getAttribute('data-bracket')
  const end = readOneOf(element, 'data-end', ['open', 'close'] as const)
  if (!isId(bracket) || !end) return false
  const [by, set] = [element.getAttribute('data-by'), element.getAttribute('data-set')]
  return { id: bracket, end, by: isId(by) ? by : null, set: isId(set) ? set : null }
}

function readOneOf<T extends string>(
  element: HasAttributes,
  name: string,
  all: readonly T[],
): T | null {
  const value = element.getAttribute(name)
  return all.find((known) => known === value) ?? null
}

function readJson<T>(
  element: HasAttributes,
  name: string,
  is: (value: unknown) => value is T,
): T | null {
  try {
    const value: unknown = JSON.parse(element.getAttribute(`data-${name}`) ?? 'null')
    return is(value) ? value : null
  } catch {
    return null // Not JSON, and so not ours.
  }
}
