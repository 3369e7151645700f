import type { Instant } from '../../ids'
import type { Revision } from '../final-document'
import type { Attributes } from '../xml/markup'
import type { XmlElement } from '../xml/read'

/**
 * What came in or goes besides words, such as a row or the end of a paragraph: Akoma Ntoso has no
 * element for that.
 */
export function revisionAttributes(revision: Revision | undefined): Attributes {
  if (!revision) return {}
  return { 'rap:how': revision.how, 'rap:by': revision.by, ...told(revision) }
}

/** Of `ins` and `del`, whose title says by whom. */
export function titleAttributes(revision: Revision): Attributes {
  return { title: revision.by, ...told(revision) }
}

function told({ at, remark }: Revision): Attributes {
  return { 'rap:at': at, 'rap:remark': remark ?? null }
}

export function revisionOf({ attributes }: XmlElement): Revision | undefined {
  const how = attributes.get('rap:how')
  if (how !== 'inserted' && how !== 'deleted') return undefined
  return { how, by: attributes.get('rap:by') ?? '', ...toldBy(attributes, '') }
}

/** @param at when the file was as it is, which is all that others' files say of it */
export function revisionOfWords({ name, attributes }: XmlElement, at: Instant): Revision | null {
  if (name !== 'akn:ins' && name !== 'akn:del') return null
  const how = name === 'akn:ins' ? 'inserted' : 'deleted'
  return { how, by: attributes.get('title') ?? '', ...toldBy(attributes, at) }
}

function toldBy(attributes: XmlElement['attributes'], at: Instant) {
  const remark = count(attributes.get('rap:remark'))
  return { at: attributes.get('rap:at') ?? at, ...(remark !== null && { remark }) }
}

/** Indexes of remarks beside a block, "0 2". */
export function remarkAttributes(remarks: readonly number[] | undefined): Attributes {
  return remarks && remarks.length > 0 ? { 'rap:remarks': remarks.join(' ') } : {}
}

export function remarksOf({ attributes }: XmlElement): readonly number[] {
  const said = attributes.get('rap:remarks')?.split(' ') ?? []
  return said.flatMap((each) => count(each) ?? [])
}

function count(said: string | undefined): number | null {
  return said !== undefined && /^\d{1,6}$/.test(said) ? Number(said) : null
}
