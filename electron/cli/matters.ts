import { randomUUID } from 'node:crypto'
import { chmod, writeFile } from 'node:fs/promises'
import { languageNamed, languageOfText } from '../../shared/document/language'
import { type Arising, arisingFrom, writeArising } from '../../shared/follow-up/arising'
import { mattersArising, type Next } from '../../shared/follow-up/matters-arising'
import { found } from '../hub/founding'
import { openSqliteStore } from '../hub/sqlite-store'
import { type Command, InputError, UsageError } from './command'
import { type ConferenceFile, readConference } from './conference-file'
import { refuseOver, wholeFile } from './out-file'
import { refuseToReplace } from './replaceable'
import { say } from './say'

/**
 * The next conference, whose text begins with what became of the recommendations of the last; or the
 * same as a file that the next conference takes in.
 */
export const matters: Command = {
  usage:
    'CONFERENCE (--title TITLE --meeting PLACE-AND-DATE [--language LANGUAGE] -o OUT.rapporteur | -o OUT.json)',
  options: {
    title: { type: 'string' },
    meeting: { type: 'string' },
    language: { type: 'string' },
    out: { type: 'string', short: 'o' },
  },
  files: [1, 1],
  async run({ files: [file = ''], values }, terminal) {
    const given = (name: string) => (typeof values[name] === 'string' ? values[name].trim() : '')
    const [title, meeting, out] = [given('title'), given('meeting'), given('out')]
    const isFile = /\.json$/i.test(out)
    if (!out || (!isFile && (!title || !meeting))) throw new UsageError(say('cli.usage.matters'))
    const asked = given('language')
    const language = asked ? languageNamed(asked) : null
    if (asked && !language) throw new UsageError(say('cli.matters.no-language', { said: asked }))
    if (isFile) await refuseOver(out, [file])
    terminal.progress(say('cli.reading', { file }))
    const before = await readConference(file)
    if (before.register.stage !== 'adopted') throw new InputError(say('cli.matters.open', { file }))
    const arising = arisingFrom(before)
    terminal.progress(say('cli.writing', { file: out }))
    if (isFile) await wholeFile(out, (beside) => writeFile(beside, writeArising(arising)))
    else {
      const next = { title, meeting, language: language ?? languageOfText(before.text) }
      await foundNext(out, before, arising, next)
    }
    terminal.progress(null)
    const { length: count } = arising.matters
    terminal.out(say(isFile ? 'cli.matters.written' : 'cli.matters.made', { file: out, count }))
    return 0
  },
}

async function foundNext(
  out: string,
  { register }: ConferenceFile,
  arising: Arising,
  next: Next,
): Promise<void> {
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
          conference: { title: next.title, meeting: next.meeting, symbol: null },
          delegations: register.delegations.map(({ name }) => name),
          text: mattersArising(arising, next, randomUUID),
          host: say('cli.import.host'),
          states: arising.states,
        },
        { newId: randomUUID, now: () => new Date() },
      )
    } finally {
      await store.close()
    }
  })
}
