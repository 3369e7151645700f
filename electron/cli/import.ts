import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chmod, copyFile, writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { readRegister } from '../../shared/amendments/register'
import type { TextOfSource } from '../../shared/exchange/incoming/text-of-source'
import { found } from '../hub/founding'
import { openSqliteStore } from '../hub/sqlite-store'
import { type Store, StoreError } from '../hub/store'
import { type Called, type Command, InputError, UsageError } from './command'
import { documentIn, sentences } from './conference-file'
import { countsOf } from './counts'
import { putDrafts } from './drafting'
import { wholeFile } from './out-file'
import { type Proposal, proposedAgainst, proposedIn } from './proposals'
import { remarkSentences } from './remarks'
import { refuseToReplace } from './replaceable'
import { say } from './say'
import { readSource, type Source, textOf } from './source'
import { byTheirAuthors, isList, sponsorOf } from './sponsor'

/**
 * A conference with the text of a file that another program wrote, and with what the file would have
 * otherwise as drafts of whoever wrote it.
 */
export const importFile: Command = {
  usage: 'FILE [--against FILE [--delegation NAME]] -o OUT.rapporteur [--json]',
  options: {
    against: { type: 'string' },
    delegation: { type: 'string' },
    out: { type: 'string', short: 'o' },
    json: { type: 'boolean' },
  },
  files: [1, 1],
  async run({ files: [file = ''], values }, terminal) {
    const out = text(values.out)
    if (!out && !values.json) throw new UsageError(say('cli.usage.out'))
    const against = text(values.against)
    if (text(values.delegation) && !against) throw new UsageError(say('cli.usage.delegation'))
    if (out) await refuseToReplace(out)
    terminal.progress(say('cli.reading', { file }))
    const source = await readSource(file)
    if (source.kind === 'conference') throw new InputError(say('cli.import.conference', { file }))
    if (against) terminal.progress(say('cli.reading', { file: against }))
    const plan = against
      ? planAgainst(source, await readSource(against), { file, against, values })
      : planOf(source, file)
    const { drafts, refused } = await carriedOut(plan, out, (what) => terminal.progress(what))
    terminal.progress(null)
    const { from } = plan
    const made = from.kind === 'new' ? from.text.text : textOf(source).text
    const counts = countsOf(source, made)
    const warnings = [
      ...(drafts > 0
        ? [say('cli.import.drafts', { count: drafts, delegations: plan.proposals.length })]
        : []),
      ...(refused > 0 ? [say('cli.import.refused', { count: refused })] : []),
      ...plan.warnings,
    ]
    if (values.json) {
      terminal.out(JSON.stringify({ ...counts, warnings }))
      return 0
    }
    terminal.out(say('cli.import.done', { ...counts, authors: counts.authors.length }))
    for (const warning of warnings) terminal.out(`  ${warning}`)
    return 0
  },
}

/** What is to be written: a new conference, or one that is there with more in it. */
interface Plan {
  readonly from:
    | { readonly kind: 'new'; readonly text: TextOfSource; readonly name: string }
    | { readonly kind: 'copy'; readonly file: string }
  readonly proposals: readonly Proposal[]
  readonly warnings: readonly string[]
}

function planOf(source: Exclude<Source, { kind: 'conference' }>, file: string): Plan {
  const name = nameOf(file)
  if (source.kind === 'word') {
    const { base, proposals, warnings } = proposedIn(source.document)
    const said = [...warnings, ...remarkSentences(base.remarks), ...guesses(base)]
    return { from: { kind: 'new', text: base, name }, proposals, warnings: said }
  }
  const made = textOf(source)
  return {
    from: { kind: 'new', text: made, name },
    proposals: [],
    warnings: [...remarkSentences(made.remarks), ...guesses(made)],
  }
}

/** What a person would look at in the window before it is taken in. */
function guesses({ doubts }: TextOfSource): readonly string[] {
  return doubts > 0 ? [say('cli.import.guessed', { count: doubts })] : []
}

function planAgainst(
  source: Exclude<Source, { kind: 'conference' }>,
  issued: Source,
  { file, against, values }: { file: string; against: string; values: Called['values'] },
): Plan {
  const made = issued.kind === 'conference' ? null : textOf(issued)
  const base = issued.kind === 'conference' ? issued.conference.text : made?.text
  if (!base) throw new Error('A text is a conference’s own, or was made a line above')
  const { drafts, warnings } = proposedAgainst(base, source)
  const known = issued.kind === 'conference' ? issued.conference.register.delegations : null
  const asked = text(values.delegation)
  const by = isList(source)
    ? byTheirAuthors(drafts, asked, known)
    : {
        proposals: [{ author: sponsorOf({ asked, source, file, known }), drafts }],
        unknown: [],
      }
  return {
    from: made
      ? { kind: 'new', text: made, name: nameOf(against) }
      : { kind: 'copy', file: against },
    proposals: by.proposals,
    warnings: [
      ...(by.unknown.length > 0
        ? [say('cli.import.unknown', { count: by.unknown.length, names: by.unknown.join(', ') })]
        : []),
      ...warnings,
    ],
  }
}

async function carriedOut(
  plan: Plan,
  out: string | null,
  progress: (what: string) => void,
): Promise<{ readonly drafts: number; readonly refused: number }> {
  const asked = plan.proposals.reduce((count, { drafts }) => count + drafts.length, 0)
  if (!out) return { drafts: asked, refused: 0 }
  progress(say('cli.writing', { file: out }))
  return wholeFile(out, async (beside) => {
    if (plan.from.kind === 'copy') await copied(plan.from.file, beside)
    else await writeFile(beside, '')
    // It holds the secrets of its hub, whatever the file that it was copied from may be read by.
    await chmod(beside, 0o600)
    try {
      const store = openSqliteStore(beside)
      try {
        return await written(store, plan)
      } finally {
        await store.close()
      }
    } catch (error) {
      if (!(error instanceof StoreError)) throw error
      throw new InputError(say(`cli.conference.${sentences[error.why]}`, { file: out }))
    }
  })
}

/** A hub that was not stopped has left something beside its file. */
async function copied(file: string, to: string): Promise<void> {
  for (const beside of ['', '-wal']) {
    if (existsSync(file + beside)) await copyFile(file + beside, to + beside)
  }
}

async function written(store: Store, { from, proposals }: Plan) {
  if (from.kind === 'new') {
    const { text: made, name } = from
    await found(
      store,
      {
        conference: {
          title: made.title || name,
          symbol: made.masthead.symbol,
          meeting: made.masthead.meeting,
        },
        delegations: [...new Set(proposals.map(({ author }) => author))],
        text: made.text,
        host: say('cli.import.host'),
      },
      { newId: randomUUID, now: () => new Date() },
    )
  }
  const register = readRegister(await documentIn(store, 'register'))
  if (!register) throw new StoreError('not-a-conference')
  const named = proposals.flatMap(({ author, drafts }) => {
    const delegation = register.delegations.find(({ name }) => name === author)
    return delegation ? [{ delegation: delegation.id, author, drafts }] : []
  })
  return putDrafts(store, register, named)
}

function nameOf(file: string): string {
  return basename(file).replace(/\.[^.]+$/, '')
}

function text(value: string | boolean | undefined): string | null {
  return typeof value === 'string' && value ? value : null
}
