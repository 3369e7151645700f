import { expect, it } from 'vitest'
import { digest, finalDocument, structuredText } from '../testing/final-text'
import { toPlain } from './plain'

it('is one block a line under its number, with notes at the end', () => {
  expect(spaced(toPlain(finalDocument(structuredText)))).toBe(`UNITED NATIONS
SEVENTH ANNUAL CONFERENCE OF THE STATES PARTIES

Distr.
GENERAL
CCW/AP.II/CONF.7/L.1
23 November 2005
Original: ENGLISH

Geneva, 23 November 2005
Item 14 of the agenda

Drafting sample

REPORT OF THE CONFERENCE

Contents
Part I Report
I. Introduction\t1–3
Part II Conclusions
I. Recommendations\t4
Annex I Agenda\t1–2
Annex II List of documents
Annex III States bound

Part I
Report

I. Introduction

1. The mandate reads as follows:

The Assembly requests services.

2. It was, in the mot juste of the President, met.

Estimated costs
Item\tCost
Records[a]\t41 900[b]
[a] In English.
[b] In dollars.

3. The costs were noted[1].

Part II
Conclusions

I. Recommendations

4. States should accede.

Adopted on 23 November 2005.

Annex I
Agenda

1. Opening.

2. Closure.

Annex II
List of documents

Symbol\tTitle
CCW/AP.II/CONF.7/1\tProvisional agenda

Annex III
States bound

The following States are bound:

Albania
Bulgaria
Cambodia
Denmark

[1] At the second meeting.

SHA-256 ${digest}
`)
})

it('sets sub-paragraphs in, and notes where they are called', () => {
  const lines = spaced(toPlain(finalDocument())).split('\n')
  expect(lines).toContain('1. The Conference met under article 13[1].')
  expect(lines).toContain('    (i) its first session;')
})

/** Spaces at which no line ends look like any other here. */
function spaced(words: string): string {
  return words.replaceAll('\u00a0', ' ')
}
