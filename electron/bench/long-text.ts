/**
 * An opening text as long as the longest final documents: `sections` of `each` numbered
 * paragraphs. The words are made from a fixed list by a fixed rule, so every run measures the same.
 */
export function longText(sections: number, each: number) {
  return {
    conference: { title: 'Conference of long texts', symbol: null, meeting: 'Geneva, 2005' },
    delegations: [],
    masthead: { organ: 'Conference of long texts' },
    title: ['FINAL DOCUMENT'],
    body: Array.from({ length: sections }, (_, section) => ({
      heading: `Part ${section + 1} of the work`,
      blocks: Array.from({ length: each }, (_, index) => sentence(section * each + index)),
    })),
    annexes: [],
  }
}

const words =
  'the Conference noted with appreciation reports by States Parties on clearance and rehabilitation programmes in affected areas and encouraged those in a position to do so to continue their assistance'.split(
    ' ',
  )

/** About 420 characters, a footnote in every fifth. */
function sentence(seed: number): string {
  const length = 60 + ((seed * 7919) % 17)
  const run = Array.from({ length }, (_, n) => words[(seed * 31 + n * 17 + n * n) % words.length])
  const note = seed % 5 === 0 ? `[^See the report, paragraph ${seed + 1}.]` : ''
  return `In paragraph ${seed + 1} ${run.join(' ')}.${note}`
}
