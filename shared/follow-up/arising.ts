import type { Node } from 'prosemirror-model'
import { z } from 'zod'
import type { Register } from '../amendments/register'
import type { Conference } from '../conference'
import { languageOfText, type OfficialLanguage, officialLanguages } from '../document/language'
import { type Listed, recommendationsOf } from '../document/recommendations'
import { type Names, NamesSchema } from '../letters/called'
import { type StatesRegister, StatesRegisterSchema } from '../states/register'
import { SourcesSchema } from './act-schemas'
import { type FollowUp, type Matter, matterOf, progresses } from './follow-up'
import { type LettersSent, LettersSentSchema, lettersAfter, progressAfter } from './letters-sent'

/** A recommendation of the last conference, and what became of it. */
export interface ArisingMatter
  extends Pick<Listed, 'label' | 'annex' | 'addressee' | 'deadline' | 'words'>,
    Pick<Matter, 'progress' | 'responsible' | 'notes' | 'sources'> {
  /** Which went out after it. */
  readonly letters: readonly LettersSent[]
}

/** All that the next conference starts from, apart from either: it goes there as a file. */
export interface Arising {
  readonly conference: Pick<Conference, 'title' | 'meeting'>
  /** What it is called in other languages, as its secretariat said. */
  readonly names: Names
  /** In which the recommendations are. */
  readonly language: OfficialLanguage
  /** Of the adopted text; `null` where it has none. */
  readonly symbol: string | null
  readonly matters: readonly ArisingMatter[]
  /** Where States stand, if the conference kept a register of its own. */
  readonly states: StatesRegister | null
}

/** The conference whose text was adopted. */
export interface Before {
  readonly text: Node
  readonly register: Pick<Register, 'conference' | 'versions' | 'record'>
  readonly followUp: FollowUp
}

export function arisingFrom({ text, register, followUp }: Before): Arising {
  const { title, meeting, symbol } = register.conference
  const issued = register.versions.findLast(({ kind }) => kind === 'final')
  return {
    conference: { title, meeting },
    names: followUp.names,
    language: languageOfText(text),
    symbol: issued?.symbol ?? symbol,
    matters: recommendationsOf(text).map((each): ArisingMatter => {
      const { label, annex, addressee, deadline, words } = each
      const matter = matterOf(followUp, each.block)
      const { responsible, notes, sources } = matter
      const letters = lettersAfter(register, each.block)
      const progress = progressAfter(matter, letters)
      const known = { progress, responsible, notes, sources, letters }
      return { label, annex, addressee, deadline, words, ...known }
    }),
    states: followUp.states,
  }
}

const line = (most: number) => z.string().max(most)

const MatterSchema = z.strictObject({
  label: line(60).nullable(),
  annex: line(200).nullable(),
  addressee: line(300),
  deadline: line(300).nullable(),
  words: line(100_000),
  progress: z.enum(progresses),
  responsible: line(200),
  notes: line(4000),
  sources: SourcesSchema,
  letters: z.array(LettersSentSchema).max(1000).default([]),
})

const ArisingSchema = z.strictObject({
  rapporteur: z.literal('matters-arising'),
  version: z.literal(1),
  conference: z.strictObject({ title: line(300).min(1), meeting: line(120) }),
  names: NamesSchema,
  language: z.enum(officialLanguages),
  symbol: line(100).nullable(),
  matters: z.array(MatterSchema).max(2000),
  states: StatesRegisterSchema.nullable(),
})

/** As a file. The same matters are the same bytes. */
export function writeArising(arising: Arising): string {
  const file = { rapporteur: 'matters-arising', version: 1, ...arising }
  return `${JSON.stringify(file, null, 2)}\n`
}

/** `null` for what is no such file. */
export function readArising(json: unknown): Arising | null {
  const read = ArisingSchema.safeParse(json)
  if (!read.success) return null
  const { rapporteur: _, version: _version, ...arising } = read.data
  return arising
}
