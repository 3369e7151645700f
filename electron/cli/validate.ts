import { faultsInWord } from '../../shared/exchange/docx-in/faults'
import { faultsInJson } from '../../shared/exchange/json/json'
import { firstFalse } from '../hub/record'
import type { Command } from './command'
import { isConferenceFile } from './conference-file'
import { beginningOf, bytesOf, wordsOf } from './read-file'
import { say } from './say'
import { readSource, type Source } from './source'

/** What is wrong with a file, a line for each fault. */
export const validate: Command = {
  usage: 'FILE',
  options: {},
  files: [1, 1],
  async run({ files: [file = ''] }, terminal) {
    terminal.progress(say('cli.reading', { file }))
    const faults = await faultsInFile(file)
    terminal.progress(null)
    for (const fault of faults) terminal.out(`${file}: ${fault}`)
    return faults.length > 0 ? 1 : 0
  },
}

async function faultsInFile(file: string): Promise<readonly string[]> {
  const isConference = isConferenceFile(await beginningOf(file))
  const words = isConference ? '' : (wordsOf(await bytesOf(file)) ?? '')
  const fields = /^\s*\{/.test(words) ? faultsInJson(words) : []
  if (fields.length > 0) return fields.map((what) => say('cli.fault.field', { what }))
  const source = await readSource(file)
  if (!isAkn(source) || !/^\s*</.test(words)) return faultsIn(source)
  // The checker and its schema are a weight that no other command carries.
  const { faultsInAkn } = await import('./akn-faults')
  return (await faultsInAkn(words)).map(({ line, what }) =>
    line === null ? what : say('cli.fault.schema', { line, what }),
  )
}

function isAkn(source: Source): boolean {
  return source.kind === 'document'
    ? !source.page
    : source.kind === 'passages' && source.isAkn === true
}

function faultsIn(source: Source): readonly string[] {
  switch (source.kind) {
    case 'word':
      return faultsInWord(source.document).map(({ kind, what }) =>
        say(`cli.fault.${kind}`, { what }),
      )
    case 'conference': {
      const wrong = firstFalse(source.conference.register.record)
      return wrong === null ? [] : [say('cli.fault.record', { number: wrong })]
    }
    case 'document':
      return []
    case 'passages':
      return source.passages.length > 0 ? [] : [say('cli.fault.no-words')]
  }
}
