import fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { describe, expect, it } from 'vitest'
import type { Amendment } from '../../amendments/amendment'
import type { Change } from '../../amendments/change'
import { applyChange } from '../../amendments/judge'
import type { AmendmentId, BlockId, DelegationId } from '../../ids'
import { canCheck, refuseInvalid } from '../../testing/akn-schema'
import { changeOf, json, tabledAmendment } from '../../testing/amendments'
import { annex, heading, p, section, text } from '../../testing/build'
import { applied } from '../applied'
import { build } from '../build'
import type { FinalDocument } from '../final-document'
import { readJson, toJson } from '../json/json'
import { amendmentsPaper } from '../papers/amendments'
import { said } from '../redline/testing/resolved'
import { bare } from '../testing/bare'
import { anyAmendments, registerOf } from '../testing/compiled'
import { at, conference, digest, masthead, title } from '../testing/final-text'
import { toAkn } from './akn'
import { readAkn } from './read'

const source = { conference, stage: 'amending', at, digestOf: () => digest } as const
const printed = (given: Node) => build({ ...source, text: given, digest })

function paperOf(given: Node, changes: readonly Change[], more: Partial<Amendment> = {}) {
  const amendments = changes.map((change, index) =>
    tabledAmendment(change, {
      id: `amendment-${index + 1}` as AmendmentId,
      number: index + 1,
      delegation: 'ardesia' as DelegationId,
      sponsors: index === 0 ? ['borealia' as DelegationId] : [],
      ...more,
    }),
  )
  return amendmentsPaper({ ...source, text: given }, registerOf(amendments))
}

/** All but the words for people, which are printed anew from the rest. */
function withoutWords(document: FinalDocument) {
  const { parts: _, redline: __, ...rest } = document
  return rest
}

function back(document: FinalDocument): FinalDocument {
  const read = readAkn(toAkn(document))
  if (read.kind !== 'document') throw new Error(`It is ${read.kind}`)
  return read.document
}

const a = p('a', 'The Conference noted the report.')
const opening = text(
  masthead(),
  title('t', 'FINAL DOCUMENT'),
  section('s', heading('h', 1, 'Opening'), a, p('b', 'It rose.')),
  annex('x', heading('xh', 1, 'Agenda'), p('c', 'Opening.')),
)
const insert: Change = {
  place: { kind: 'after', block: 'b' as BlockId },
  base: [],
  proposed: [json(p('n', 'It met.'))],
}

describe('a list of amendments', () => {
  it('says of each what becomes of which words, where in which text, in the terms of the profile', () => {
    const file = toAkn(
      paperOf(opening, [
        changeOf(a, p('a', 'The Conference welcomed the report.')),
        insert,
        changeOf(p('c', 'Opening.')),
      ]),
    )
    const base = '/akn/un/debateReport/report/un-ccw-ap2/2005-11-23/CCW-AP.II-CONF.7-L.1'
    const expression = `${base}/eng@2005-11-23`
    expect(toAkn(printed(opening))).toContain(`<FRBRuri value="${expression}"/>`)
    for (const line of [
      '<amendmentList name="marshalledList" contains="singleVersion">',
      '<FRBRuri value="/akn/un/amendmentList/collection/un-ccw-ap2/2005-11-23/amendments-CCW-AP.II-CONF.7-L.1"/>',
      '<FRBRuri value="/akn/un/amendment/modification/un-ccw-ap2/2005-11-23/CCW-AP.II-CONF.7-L.1-A-1"/>',
      '<FRBRsubtype value="modification"/>',
      `<passiveRef eId="base" href="${expression}"`,
      '<mod eId="cmp_1__mod_1">For <quotedText eId="cmp_1__mod_1__qtext_1">noted</quotedText> read <quotedText eId="cmp_1__mod_1__qtext_2">welcomed</quotedText></mod>',
      `<destination href="${expression}/!main#sec_I__para_1" rap:guid="a"/>`,
      `<destination href="${expression}/!main#sec_I__para_2" pos="after" rap:guid="b"/>`,
      `<destination href="${expression}/!annex_1#att_Annex__para_1" rap:guid="c"/>`,
      '<textualMod type="repeal" eId="cmp_3__mod_1__tmod">',
    ]) {
      expect(file).toContain(line)
    }
  })

  it('comes back with what its amendments do, and is printed from that', () => {
    const document = paperOf(
      opening,
      [changeOf(a, p('a', 'The Conference welcomed the report.')), insert],
      { rationale: 'It is clearer.' },
    )
    const read = back(document)
    expect(withoutWords(read)).toEqual(withoutWords(document))
    expect(said(read)).toEqual([
      'A/1. Ardesia and Borealia',
      'Paragraph 1: amend to read',
      'For [-Ardesia: noted-] read {+Ardesia: welcomed+}',
      'Reasons: It is clearer.',
      'A/2. Ardesia',
      'After paragraph 2: insert',
      '2 bis. {+Ardesia: It met.+}{+Ardesia: ¶+}',
      'Reasons: It is clearer.',
    ])
  })

  it('has what was tabled where the text has moved on, or the amendment is to another', () => {
    const moved = changeOf(p('gone', 'It sat.'), p('gone', 'It adjourned.'))
    const document = paperOf(opening, [moved, insert])
    const second = paperOf(opening, [insert, changeOf(p('n', 'It met.'), p('n', 'It sat.'))], {
      amends: 'amendment-1' as AmendmentId,
    })
    for (const each of [document, second]) {
      expect(withoutWords(back(each))).toEqual(withoutWords(each))
    }
    expect(document.paper).toMatchObject({
      amendments: [
        { label: 'A/2', applies: true },
        { label: 'A/1', applies: false },
      ],
    })
  })

  it('comes back whatever the amendments, and made in the text gives the text as amended', () => {
    let made = 0
    fc.assert(
      fc.property(anyAmendments, ([given, changes]) => {
        const document = paperOf(given, changes)
        const read = back(document)
        expect(withoutWords(read)).toEqual(withoutWords(document))
        const base = back(printed(given))
        for (const [index, change] of changes.entries()) {
          const found = applyChange(given, change)
          const { paper } = read
          const amendment =
            paper?.kind === 'amendments'
              ? paper.amendments.find(({ label }) => label === `A/${index + 1}`)
              : undefined
          if (!amendment || !('text' in found)) continue
          const amended = applied(base, amendment.changes)
          expect(amended && bare(amended)).toEqual(bare(printed(found.text)))
          made++
        }
      }),
      { numRuns: 200, seed: 20051123 },
    )
    expect(made).toBeGreaterThan(200)
  })

  it('is read back as JSON too', () => {
    const document = paperOf(opening, [changeOf(a), insert])
    expect(readJson(toJson(document))).toEqual({ kind: 'document', document })
  })

  it.runIf(canCheck)('is valid by the schema of OASIS, with amendments of any kind or none', () => {
    refuseInvalid(
      [
        paperOf(opening, []),
        paperOf(opening, [insert]),
        ...fc
          .sample(anyAmendments, { numRuns: 80, seed: 7 })
          .map(([given, changes]) => paperOf(given, changes)),
      ].map(toAkn),
    )
  })
})
