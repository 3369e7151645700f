import { askTakeover } from '../hub/standby/ask-takeover'
import { StoreError } from '../hub/store'
import { type Command, InputError } from './command'
import { sentences } from './conference-file'
import { beginningOf } from './read-file'
import { say } from './say'

/** Has a standby on this machine take over: one that runs, or its file if it does not. */
export const takeover: Command = {
  usage: 'FILE [--as NAME]',
  options: { as: { type: 'string' } },
  files: [1, 1],
  async run({ files: [file = ''], values }, terminal) {
    // Of what is not there a conference would be begun.
    await beginningOf(file)
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
      case 'sent-away':
        throw new InputError(say('cli.takeover.sent-away', { file }))
      case 'not-written':
        throw new InputError(say('cli.takeover.not-written', { file }))
      case 'taken-over': {
        const { term, runs } = done
        terminal.out(say(runs ? 'cli.takeover.done' : 'cli.takeover.done-file', { file, term }))
        return 0
      }
    }
  },
}
