import { isSymbol } from '../../../shared/document/symbol'

/** An attribute of the masthead that a person fills in. */
export interface MastheadField {
  readonly name: string
  /** A line that is typed, or one of some words; the words are the document's own. */
  readonly choices: readonly string[] | null
  /** Whether a prefix is printed before it: "Distr.:". */
  readonly prefixed: boolean
  /** What may be taken into the text; the rest stays in the field. */
  readonly takes: (value: string) => boolean
}

const languages = ['Arabic', 'Chinese', 'English', 'French', 'Russian', 'Spanish']

const field = (name: string, more: Partial<MastheadField> = {}): MastheadField => ({
  name,
  choices: null,
  prefixed: false,
  takes: () => true,
  ...more,
})

/** In the places and the order in which they are printed; Tab goes through them so. */
export const mastheadFields = {
  head: [field('organ')],
  reference: [
    field('symbol', { takes: (value) => value === '' || isSymbol(value) }),
    field('distribution', { choices: ['General', 'Limited', 'Restricted'], prefixed: true }),
    field('date'),
    // Typed, since a document may have several: "English/French".
    field('original', { prefixed: true }),
    field('language', { choices: languages, prefixed: true }),
  ],
  place: [field('meeting'), field('agendaItem'), field('job')],
  marking: [field('marking')],
} satisfies Record<string, readonly MastheadField[]>
