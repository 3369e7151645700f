import { type Hint, type Rule, replace } from '../hint'
import type { Reading } from '../reading'

/**
 * The spelling of the United Nations: British, with -ize where a verb is made of a noun or an
 * adjective (organize) and -ise where it is not (advise); programme, judgement. Only words that are
 * certain are named here. A capital within a sentence belongs to a name, which keeps its own spelling.
 */
export const spellingVariant: Rule = {
  id: 'spelling-variant',
  languages: ['en'],
  check: (reading) => [...reading.words.matchAll(word)].flatMap((match) => hintAt(reading, match)),
}

const word = /\p{L}+(?:-\p{L}+)?/gu

function hintAt(reading: Reading, match: RegExpMatchArray): readonly Hint[] {
  const from = match.index ?? 0
  const written = match[0]
  const spelled = variantOf(written)
  if (spelled === null || reading.isQuoted(from)) return []
  if (/^\p{Lu}/u.test(written) && !startsSentence(reading.words, from)) return []
  return [replace(from, from + written.length, spelled)]
}

/** How the United Nations spell a word that is spelled otherwise; `null` for every other word. */
export function variantOf(written: string): string | null {
  const plain = written.toLowerCase()
  // One in capitals is a title or an acronym.
  if (written.length > 1 && written === written.toUpperCase()) return null
  const spelled = others.get(plain) ?? inOxford(plain)
  if (spelled === null) return null
  return written === plain ? spelled : spelled.charAt(0).toUpperCase() + spelled.slice(1)
}

function inOxford(plain: string): string | null {
  const [, before, stem, ending] = plain.match(ise) ?? []
  if (before === undefined || stem === undefined || ending === undefined) return null
  return `${before}${stem}iz${ending}`
}

function startsSentence(words: string, at: number): boolean {
  return /(?:^|[.?!:;]|\n)[\s“‘"([*]*$/u.test(words.slice(Math.max(0, at - 8), at))
}

/** What stands before -ize. Others in -ise are left alone: advise, comprise, exercise, supervise. */
const stems =
  'actual agon american anonym apolog author capital categor central character civil colon commercial conceptual contextual criminal critic crystall custom decentral democrat demon digit diplomat dramat econom emphas equal ethnic extern familiar fertil final formal fossil general global harmon hospital human hypothes ideal immun incentiv individual industrial initial institutional internal international item jeopard legal legitim liberal local magnet margin material maxim mechan memor militar minim mobil modern monet monopol national natural neutral normal optim organ penal personal polar popular priorit privat professional public rational real recogn regional regular reorgan revital revolution sanit scrutin secular sensit social special stabil standard steril stigmat subsid summar symbol sympath synchron systemat systematic terror traumat union universal urban util victim visual vocal weapon'
    .split(' ')
    .join('|')
const ise = new RegExp(
  `^((?:re|de|dis|un|non|mis|over|under|pre|multi)?-?)(${stems})is(e|ed|es|er|ers|ing|ation|ations|ational|able|ably)$`,
)

const groups: Readonly<Record<string, string>> = {
  analyze: 'analyse',
  analyzed: 'analysed',
  analyzes: 'analyses',
  analyzing: 'analysing',
  behavior: 'behaviour',
  behaviors: 'behaviours',
  catalog: 'catalogue',
  catalogs: 'catalogues',
  center: 'centre',
  centers: 'centres',
  centered: 'centred',
  color: 'colour',
  colors: 'colours',
  'co-operate': 'cooperate',
  'co-operated': 'cooperated',
  'co-operates': 'cooperates',
  'co-operating': 'cooperating',
  'co-operation': 'cooperation',
  'co-operative': 'cooperative',
  'co-ordinate': 'coordinate',
  'co-ordinated': 'coordinated',
  'co-ordinates': 'coordinates',
  'co-ordinating': 'coordinating',
  'co-ordination': 'coordination',
  'co-ordinator': 'coordinator',
  'co-ordinators': 'coordinators',
  counseling: 'counselling',
  defense: 'defence',
  defenses: 'defences',
  endeavor: 'endeavour',
  endeavored: 'endeavoured',
  endeavoring: 'endeavouring',
  endeavors: 'endeavours',
  enrollment: 'enrolment',
  favor: 'favour',
  favorable: 'favourable',
  favorably: 'favourably',
  favored: 'favoured',
  favoring: 'favouring',
  favors: 'favours',
  fulfill: 'fulfil',
  fulfillment: 'fulfilment',
  fulfills: 'fulfils',
  harbor: 'harbour',
  harbors: 'harbours',
  honor: 'honour',
  honorable: 'honourable',
  honored: 'honoured',
  honoring: 'honouring',
  honors: 'honours',
  judgment: 'judgement',
  judgments: 'judgements',
  labeled: 'labelled',
  labeling: 'labelling',
  labor: 'labour',
  laborer: 'labourer',
  laborers: 'labourers',
  modeling: 'modelling',
  neighbor: 'neighbour',
  neighboring: 'neighbouring',
  neighbors: 'neighbours',
  offense: 'offence',
  offenses: 'offences',
  paralyze: 'paralyse',
  paralyzed: 'paralysed',
  program: 'programme',
  programs: 'programmes',
  rigor: 'rigour',
  rumor: 'rumour',
  rumors: 'rumours',
  signaled: 'signalled',
  signaling: 'signalling',
  skillful: 'skilful',
  theater: 'theatre',
  theaters: 'theatres',
  traveled: 'travelled',
  traveler: 'traveller',
  travelers: 'travellers',
  traveling: 'travelling',
}

const others: ReadonlyMap<string, string> = new Map(Object.entries(groups))
