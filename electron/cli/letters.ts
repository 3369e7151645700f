import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { faultIn } from '../../shared/document/inline-text'
import { type Listed, recommendationsOf } from '../../shared/document/recommendations'
import { addressed } from '../../shared/letters/addresses'
import { withEdited } from '../../shared/letters/edited'
import type { Held, Mailing } from '../../shared/letters/mailing'
import { lettersOf, mailingOf } from '../../shared/letters/mailing-of'
import {
  type ReadRecipients,
  type RecipientFault,
  readRecipients,
} from '../../shared/letters/recipients'
import { ShippedTemplate } from '../../shared/letters/template'
import { type TemplateFault, templateFaults } from '../../shared/letters/template-faults'
import { type CalendarDate, parseDate } from '../../shared/states/calendar-date'
import { stateCalled } from '../../shared/states/names'
import type { StatesRegister } from '../../shared/states/register'
import { LetterPrinter } from '../letters/printer'
import { produce } from '../letters/produce'
import { letterWords, shippedAddresses, shippedFor } from '../letters/shipped'
import { type Command, InputError, type Terminal, UsageError } from './command'
import type { ConferenceFile } from './conference-file'
import { isFolder } from './is-folder'
import { bytesOf, wordsOf } from './read-file'
import { say } from './say'
import { sheetIn } from './sheet-in'
import { readSource } from './source'
import { inFolder, wholeFiles } from './whole-files'

/** Letters from a recommendation, one to each State that is not bound on their day. */
export const letters: Command = {
  usage:
    'CONFERENCE --recommendation ID --at DATE --recipients FILE [--reference TEXT] [--signatory NAME] [--template FILE] [--fonts FOLDER] -o DIR',
  options: {
    recommendation: { type: 'string' },
    at: { type: 'string' },
    recipients: { type: 'string' },
    reference: { type: 'string' },
    signatory: { type: 'string' },
    template: { type: 'string' },
    fonts: { type: 'string' },
    out: { type: 'string', short: 'o' },
  },
  files: [1, 1],
  async run({ files: [file = ''], values }, terminal) {
    const given = (name: string) => (typeof values[name] === 'string' ? values[name].trim() : '')
    for (const name of ['recommendation', 'at', 'recipients', 'out']) {
      if (!given(name)) throw new UsageError(say('cli.letters.needs', { option: name }))
    }
    const day = dayOf(given('at'))
    for (const name of ['reference', 'signatory']) {
      if (given(name).length > longestLine) {
        throw new UsageError(say('cli.letters.too-long', { option: name, most: longestLine }))
      }
    }
    const fonts = given('fonts')
    if (fonts && !(await isFolder(fonts))) {
      throw new InputError(say('cli.export.no-folder', { folder: fonts }))
    }
    terminal.progress(say('cli.reading', { file }))
    const source = await readSource(file)
    if (source.kind !== 'conference') throw new InputError(say('cli.letters.other', { file }))
    const { states } = source.conference
    refuseDay(day, states)
    const chosen = chosenIn(source.conference, given('recommendation'), terminal)
    const { recipients } = await recipientsIn(given('recipients'), day, states, terminal)
    const template = given('template') ? await templateIn(given('template')) : null
    const mailing = mailingFor(source.conference, chosen, template, {
      day,
      reference: given('reference'),
      signatory: given('signatory'),
    })
    const drafted = lettersOf(mailing, day, states, shippedAddresses(), recipients)
    const folder = given('out')
    const made = await inFolder(folder, async () => {
      const produced = await produce({
        folder,
        day,
        title: source.conference.register.conference.title,
        letters: drafted,
        printer: new LetterPrinter(fontFolders(fonts), (letter) => ({
          ...letterWords(letter),
          ...(template?.language === letter.language && { draft: template.draft }),
        })),
        say: { held: sayHeld, unset: sayUnset },
        write: (files) => wholeFiles(folder, files),
        progress: (done, of) => terminal.progress(say('cli.letters.progress', { done, of })),
      })
      if (produced.kind === 'produced') return produced
      throw new InputError(say('cli.letters.no-font', { scripts: produced.scripts.join(', ') }))
    })
    terminal.progress(null)
    const unset = new Set(made.unset.map(({ to }) => to.state))
    const set = drafted.filter(({ state }) => !unset.has(state))
    const drafts = set.filter((each) => each.drafted.letter.standing === 'draft').length
    terminal.out(
      say('cli.letters.done', {
        letters: set.length,
        ready: set.length - drafts,
        drafts,
        made: made.made,
        kept: made.kept,
        removed: made.removed,
        folder,
      }),
    )
    for (const line of whyHeld(set.map((each) => each.drafted.held))) terminal.note(line)
    for (const { to, scripts } of made.unset) {
      const state = to.state.short('en')
      terminal.note(say('cli.letters.unset', { state, scripts: scripts.join(', ') }))
    }
    // Whoever asked for a letter that is not there learns it from the code too.
    return made.unset.length > 0 ? 1 : 0
  },
}

function sayUnset(scripts: readonly string[]): string {
  return say('cli.letters.held.unset', { scripts: scripts.join(', ') })
}

function dayOf(said: string): CalendarDate {
  const day = parseDate(said)
  if (!day) throw new UsageError(say('cli.letters.no-day', { said }))
  return day
}

/** On which there was no protocol yet, or of which the register knows nothing. */
function refuseDay(day: CalendarDate, { treaty, recordedUntil }: StatesRegister): void {
  if (day < treaty.adopted) {
    throw new InputError(
      say('cli.letters.too-early', { day, treaty: treaty.short, adopted: treaty.adopted }),
    )
  }
  if (day > recordedUntil) throw new InputError(say('cli.letters.too-late', { day, recordedUntil }))
}

/** By the id of its paragraph or by its number. Whoever gets it wrong is shown what there is. */
function chosenIn({ text }: ConferenceFile, said: string, terminal: Terminal): Listed {
  const all = recommendationsOf(text)
  const called = all.filter(({ label }) => label === said)
  const found = all.find(({ block }) => block === said) ?? (called.length === 1 ? called[0] : null)
  if (found) return found
  for (const { block, label, addressee, words } of all) {
    terminal.note(`${label ?? '–'}  ${addressee}  ${words.split('\n')[0] ?? ''}  (${block})`)
  }
  const why = called.length > 1 ? 'cli.letters.recommendations' : 'cli.letters.no-recommendation'
  throw new InputError(say(why, { said, count: called.length || all.length }))
}

const mostShown = 20
/** More is no line of a letter. */
const longestLine = 200

async function recipientsIn(
  file: string,
  day: CalendarDate,
  states: StatesRegister,
  terminal: Terminal,
): Promise<ReadRecipients> {
  const table = sheetIn(file, await bytesOf(file))
  const read = readRecipients(table, (said) => {
    const id = stateCalled(states, said)?.id
    return id ? id.toUpperCase() : null
  })
  if (read.faults.length > 0) {
    for (const fault of read.faults.slice(0, mostShown)) terminal.note(sayFault(fault))
    throw new InputError(say('cli.letters.faults', { file, count: read.faults.length }))
  }
  if (read.ignored.length > 0) {
    terminal.note(say('cli.letters.ignored', { columns: read.ignored.join(', ') }))
  }
  for (const { state } of read.recipients.values()) {
    const entry = stateCalled(states, state)
    if (entry && !addressed(entry, shippedAddresses(), day)) {
      throw new InputError(say('cli.letters.bound', { file, state: entry.names.en.short, day }))
    }
  }
  return read
}

function mailingFor(
  { register: of, states, followUp, templates: edited }: ConferenceFile,
  chosen: Listed,
  template: ShippedTemplate | null,
  own: Pick<Mailing, 'reference' | 'signatory'> & { readonly day: CalendarDate },
): Mailing {
  const { treaty } = states
  const naming = { conference: of.conference, treaty, given: followUp.names }
  // Whoever names a file means what it says, in its language.
  const others = new Map([...edited].filter(([language]) => language !== template?.language))
  const templates = withEdited(shippedFor(naming, template), others)
  for (const [language, { template }] of templates) {
    const [fault] = templateFaults(template)
    if (fault) throw new InputError(sayTemplateFault(fault, language))
  }
  return mailingOf(of, chosen, states, { ...own, templates })
}

/** What a letter is to say, in one language, in the form of those that are shipped. */
async function templateIn(file: string): Promise<ShippedTemplate> {
  const words = wordsOf(await bytesOf(file))
  const template = ShippedTemplate.safeParse(parseJson(words ?? ''))
  if (!template.success) {
    const [issue] = template.error.issues
    const place = issue?.path.join('.') || '–'
    throw new InputError(say('cli.letters.no-template', { file, place }))
  }
  for (const [index, { text }] of template.data.paragraphs.entries()) {
    const fault = faultIn(text)
    if (!fault) continue
    throw new InputError(say('cli.letters.template-fault', { file, number: index + 1, fault }))
  }
  return template.data
}

function parseJson(words: string): unknown {
  try {
    return JSON.parse(words)
  } catch {
    return null // No JSON; the schema then says so.
  }
}

function sayFault(fault: RecipientFault): string {
  const { kind, ...values } = fault
  return say(`cli.letters.fault.${kind}`, values)
}

function sayTemplateFault(fault: TemplateFault, language: string): string {
  return fault.kind === 'unknown-field'
    ? say('cli.letters.unknown-field', { field: fault.name, language })
    : say(`cli.letters.template.${fault.kind}`, { language })
}

function sayHeld(held: Held): string {
  switch (held.kind) {
    case 'missing':
      return say('cli.letters.held.missing', { field: held.field })
    case 'unnamed':
      return say('cli.letters.held.unnamed', {
        name: say(`cli.letters.named.${held.name}`),
        language: languageNames.of(held.language) ?? held.language,
      })
    default:
      return say(`cli.letters.held.${held.kind}`)
  }
}

const languageNames = new Intl.DisplayNames('en', { type: 'language' })

/** Each reason once, with the number of letters that it holds back. */
function whyHeld(all: readonly (readonly Held[])[]): readonly string[] {
  const counts = new Map<string, number>()
  for (const held of all) {
    for (const each of held) counts.set(sayHeld(each), (counts.get(sayHeld(each)) ?? 0) + 1)
  }
  return [...counts].map(([why, count]) => say('cli.letters.why', { why, count }))
}

/** The hub's build lies beside the one of the command line, with the fonts of both. */
function fontFolders(more: string): readonly [string, ...string[]] {
  const own = join(resolve(dirname(fileURLToPath(import.meta.url)), '../../out/hub'), 'fonts')
  return more ? [own, resolve(more)] : [own]
}
