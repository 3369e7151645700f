import { askTakeover } from '../hub/standby/ask-takeover'
import { StoreError } from '../hub/store'
import { type Command, InputError } from './command'
import { sentences } from './conference-file'
import { say } from './say'

/** Has a standby on this machine take over: one that runs, or its file if it does not. */
export const takeover: Command = {
  usage: 'FILE [--as NAME]',
  options: { as: { type: 'string' } },
  files: [1, 1],
  async run({ files: [file = ''], values }, terminal) {
    const name = typeof values.as === 'string' ? values.as.trim().slice(0, 80) : ''
    const done = await askTakeover(file, name || say('cli.import.host')).catch((error: unknown) => {
      if (!(error instanceof StoreError)) throw error
      throw new InputError(say(`cli.conference.${sentences[error.why]}`, { file }))
    })
    switch (done.kind) {
      case 'damaged':
        throw new InputError(say('cli.takeover.damaged', { file }))
      case 'nothing-to-take-over':
        throw new InputError(say('cli.takeover.nothing', { file }))
      case 'taken-over': {
        const { term, runs } = done
        terminal.out(say(runs ? 'cli.takeover.done' : 'cli.takeover.done-file', { file, term }))
        return 0
      }
    }
  },
}
