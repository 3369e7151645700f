import { parseArgs } from 'node:util'
import { build } from '../../tools/build'
import { load } from './load'
import { start } from './start'

/**
 * `npm run bench:hub`: the hub beside stock servers, and its start. `npm run bench:hub -- load
 * --sizes 25,100 --seconds 5 --rounds 1 --amendments 20` and `-- start --journal 50000` are short
 * runs.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    sizes: { type: 'string', default: '25,100,200,350' },
    typists: { type: 'string', default: '40' },
    keys: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '10' },
    rounds: { type: 'string', default: '2' },
    sections: { type: 'string', default: '60' },
    each: { type: 'string', default: '50' },
    amendments: { type: 'string', default: '500' },
    processes: { type: 'string', default: '3' },
    journal: { type: 'string', default: '1000000' },
    json: { type: 'boolean', default: false },
  },
})

const parts: Readonly<Record<string, () => Promise<readonly [report: unknown, lines: string]>>> = {
  load: async () => {
    const report = await load(
      {
        sizes: values.sizes.split(',').map(Number),
        typists: Number(values.typists),
        keysPerSecond: Number(values.keys),
        seconds: Number(values.seconds),
        rounds: Number(values.rounds),
        sections: Number(values.sections),
        each: Number(values.each),
        amendments: Number(values.amendments),
        processes: Number(values.processes),
      },
      values.json ? () => {} : console.log,
    )
    return [report, report.lines.join('\n')]
  },
  start: async () => {
    const report = await start({
      sections: Number(values.sections),
      each: Number(values.each),
      journal: Number(values.journal),
      typists: Number(values.typists),
    })
    return [report, report.lines.join('\n')]
  },
}

const unknown = positionals.find((name) => !Object.hasOwn(parts, name))
if (unknown) {
  console.error(`There is no part "${unknown}"; there are ${Object.keys(parts).join(', ')}.`)
  process.exit(2)
}
await build(['hub'])
for (const [name, measure] of Object.entries(parts)) {
  if (positionals.length > 0 && !positionals.includes(name)) continue
  const [report, lines] = await measure()
  console.log(values.json ? JSON.stringify({ part: name, report }) : `${lines}\n`)
}
