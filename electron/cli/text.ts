import { changeViews } from '../../shared/exchange/docx-in/lines'
import { type Command, oneOf, UsageError } from './command'
import { say } from './say'
import { linesOf, readSource } from './source'

/** The plain text of a file, one block a line, with printed numbers. */
export const text: Command = {
  usage: 'FILE [--changes accept|reject|show]',
  options: { changes: { type: 'string' } },
  files: [1, 1],
  async run({ files: [file = ''], values }, terminal) {
    const view = oneOf(values.changes, changeViews, 'accept')
    if (!view) throw new UsageError(say('cli.usage.changes', { value: String(values.changes) }))
    terminal.progress(say('cli.reading', { file }))
    const lines = linesOf(await readSource(file), view)
    terminal.progress(null)
    if (lines.length > 0) terminal.out(lines.join('\n'))
    return 0
  },
}
