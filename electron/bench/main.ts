import { parseArgs } from 'node:util'
import { board } from './board'
import { comparing } from './comparing'
import { merging } from './merging'
import { pending } from './pending'
import { said } from './report'
import { typing } from './typing'
import { pairsFromFiles, pairsOfSample } from './word-pairs'

/**
 * `npm run bench`: everything that has a bound. `npm run bench -- diff merge` measures these parts
 * alone, without a hub or a browser; `--texts old.md,new.md` also compares the paragraphs of two
 * versions of a real text.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    sections: { type: 'string', default: '60' },
    each: { type: 'string', default: '50' },
    typists: { type: 'string', default: '40' },
    keys: { type: 'string', default: '120' },
    rounds: { type: 'string', default: '2' },
    texts: { type: 'string', multiple: true, default: [] },
    json: { type: 'boolean', default: false },
  },
})

const parts: Readonly<Record<string, () => Promise<readonly [report: unknown, lines: string]>>> = {
  diff: async () => {
    const sets = [pairsOfSample(), ...values.texts.map(pairsFromFiles)].flat()
    const report = comparing(sets)
    return [report, report.lines.join('\n')]
  },
  merge: async () => {
    const report = merging()
    return [report, report.lines.join('\n')]
  },
  verdicts: async () => {
    const report = pending()
    return [report, report.lines.join('\n')]
  },
  board: async () => {
    const report = await board({
      sections: Number(values.sections),
      each: Number(values.each),
      keys: Number(values.keys),
      rounds: Number(values.rounds),
    })
    return [report, report.lines.join('\n')]
  },
  typing: async () => {
    const report = await typing({
      sections: Number(values.sections),
      each: Number(values.each),
      typists: Number(values.typists),
      keys: Number(values.keys),
      rounds: Number(values.rounds),
    })
    return [report, said(report)]
  },
}

const unknown = positionals.find((name) => !Object.hasOwn(parts, name))
if (unknown) {
  console.error(`There is no part "${unknown}"; there are ${Object.keys(parts).join(', ')}.`)
  process.exit(2)
}
for (const [name, measure] of Object.entries(parts)) {
  if (positionals.length > 0 && !positionals.includes(name)) continue
  const [report, lines] = await measure()
  console.log(values.json ? JSON.stringify({ part: name, report }) : `${lines}\n`)
}
