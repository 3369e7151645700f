import { faultsInWord } from '../../shared/exchange/docx-in/faults'
import { firstFalse } from '../hub/record'
import type { Command } from './command'
import { say } from './say'
import { readSource, type Source } from './source'

/** What is wrong with a file, a line for each fault. */
export const validate: Command = {
  usage: 'FILE',
  options: {},
  files: [1, 1],
  async run({ files: [file = ''] }, terminal) {
    terminal.progress(say('cli.reading', { file }))
    const faults = faultsIn(await readSource(file))
    terminal.progress(null)
    for (const fault of faults) terminal.out(`${file}: ${fault}`)
    return faults.length > 0 ? 1 : 0
  },
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
