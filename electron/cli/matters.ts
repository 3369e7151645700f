import { randomUUID } from 'node:crypto'
import { chmod, writeFile } from 'node:fs/promises'
import { recommendationsOf } from '../../shared/document/recommendations'
import {
  type Cited,
  type MatterWords,
  mattersArising,
} from '../../shared/follow-up/matters-arising'
import { found } from '../hub/founding'
import { openSqliteStore } from '../hub/sqlite-store'
import { type Command, InputError, UsageError } from './command'
import { readConference } from './conference-file'
import { wholeFile } from './out-file'
import { refuseToReplace } from './replaceable'
import { say } from './say'

/** The next conference, whose text begins with what became of the recommendations of the last. */
export const matters: Command = {
  usage: 'CONFERENCE --title TITLE --meeting PLACE-AND-DATE -o OUT.rapporteur',
  options: {
    title: { type: 'string' },
    meeting: { type: 'string' },
    out: { type: 'string', short: 'o' },
  },
  files: [1, 1],
  async run({ files: [file = ''], values }, terminal) {
    const [title, meeting, out] = [values.title, values.meeting, values.out].map((each) =>
      typeof each === 'string' ? each.trim() : '',
    )
    if (!title || !meeting || !out) throw new UsageError(say('cli.usage.matters'))
    terminal.progress(say('cli.reading', { file }))
    const { text, register, states, matters: followed } = await readConference(file)
    if (register.stage !== 'adopted') throw new InputError(say('cli.matters.open', { file }))
    const before = {
      title: register.conference.title,
      text,
      symbol: register.versions.at(-1)?.symbol ?? register.conference.symbol,
      followUp: { states, matters: followed },
    }
    const made = mattersArising(before, { title, meeting }, words, randomUUID)
    terminal.progress(say('cli.writing', { file: out }))
    await refuseToReplace(out)
    await wholeFile(out, async (beside) => {
      await writeFile(beside, '')
      // It holds the secrets of its hub.
      await chmod(beside, 0o600)
      const store = openSqliteStore(beside)
      try {
        await found(
          store,
          {
            conference: { title, meeting, symbol: null },
            delegations: register.delegations.map(({ name }) => name),
            text: made,
            host: say('cli.import.host'),
          },
          { newId: randomUUID, now: () => new Date() },
        )
      } finally {
        await store.close()
      }
    })
    terminal.progress(null)
    const { length: count } = recommendationsOf(text)
    terminal.out(say('cli.matters.made', { file: out, count }))
    return 0
  },
}

const words: MatterWords = {
  heading: (title) => say('cli.matters.heading', { title }),
  recommended: (matter) => say('cli.matters.recommended', { ...said(matter), words: matter.words }),
  progress: ({ progress, responsible }) =>
    responsible
      ? say(`cli.matters.progress-by.${progress}`, { responsible })
      : say(`cli.matters.progress.${progress}`),
  done: ({ sources, ...matter }) =>
    sources
      ? say('cli.matters.done-sources', { ...said(matter), sources })
      : say('cli.matters.done', said(matter)),
  notDone: (matter) => say('cli.matters.not-done', said(matter)),
}

function said({ addressee, citation: { label, symbol } }: Cited) {
  const paragraph = label ? say('cli.matters.paragraph', { label }) : say('cli.matters.unnumbered')
  const document = symbol ?? say('cli.matters.pending')
  return { addressee, citation: say('cli.matters.citation', { paragraph, document }) }
}
