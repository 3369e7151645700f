import { assertNever } from '../../assert-never'
import type { Anchor, FinalRun, Inline, Inlines } from '../final-document'
import { type Content, element } from '../xml/markup'
import type { WriteId } from './guids'
import type { Places } from './names'
import { titleAttributes } from './revisions'

/** How it is said what notes are. */
export interface Says {
  readonly ids: WriteId
  /** Where they do not count as they are read: in a redline, and in what is quoted. */
  readonly ordinals: boolean
}

/** Writes words; `eIds` are those of what they may refer to. */
export class InlineWriter {
  private readonly places: Places
  private readonly eIds: ReadonlyMap<Anchor, string>

  private readonly says: Says

  constructor(places: Places, eIds: ReadonlyMap<Anchor, string>, says: Says) {
    this.places = places
    this.eIds = eIds
    this.says = says
  }

  write(content: Inlines): readonly Content[] {
    return content.map((each) => {
      const written = this.one(each)
      if (!each.revision) return written
      const eId = this.places.take('', each.revision.how === 'inserted' ? 'ins' : 'del', null)
      return element(
        each.revision.how === 'inserted' ? 'ins' : 'del',
        { eId, ...titleAttributes(each.revision) },
        written,
      )
    })
  }

  private one(each: Inline): Content {
    switch (each.kind) {
      case 'text':
        return this.run(each)
      case 'break':
        return element('eol')
      case 'sign':
        return element('sup', { class: 'sign' }, each.sign)
      case 'footnote': {
        const { id, ordinal, sign, series, content } = each
        const eId = this.places.take('', 'authorialNote', sign)
        return element(
          'sup',
          {},
          element(
            'authorialNote',
            {
              marker: sign,
              placement: 'bottom',
              eId,
              ...this.says.ids(id),
              class: series,
              'rap:ordinal': this.says.ordinals ? ordinal : null,
            },
            element('p', {}, this.write(content)),
          ),
        )
      }
      default:
        return assertNever(each)
    }
  }

  private run({ text, formats, language, to }: FinalRun): Content {
    const formatted = formats.reduce<Content>(
      (inner, format) => element(elements[format], {}, inner),
      text,
    )
    const spoken = language ? element('span', { 'xml:lang': language }, formatted) : formatted
    const target = to && this.eIds.get(to)
    if (!target) return spoken
    const eId = this.places.take('', 'ref', null)
    return element('ref', { href: `#${target}`, eId, 'rap:to': to }, spoken)
  }
}

export const elements = { em: 'i', strong: 'b', sup: 'sup' } as const
