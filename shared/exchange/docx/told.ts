import type { Anchor, FinalAnnex, FinalParagraph } from '../final-document'
import { type Told, type ToldField, toldValue } from '../told'

/**
 * What Word has no place for and nobody is to read there: whom a paragraph recommends something to,
 * of which kind an annex is, which line of the masthead says what. A hidden bookmark goes with the words wherever they are moved in Word,
 * and a property of the file under its name says what it means.
 */
export class Tolds {
  private readonly properties: { readonly name: string; readonly value: string }[] = []
  private made = 0

  /** The bookmark that the paragraph has, or needs. */
  paragraph({ anchor, recommendation }: FinalParagraph): Anchor | undefined {
    return recommendation ? this.under(anchor, { recommendation }) : anchor
  }

  annex({ anchor, form }: FinalAnnex): void {
    if (form !== 'free') this.under(anchor, { annex: form })
  }

  part(anchor: Anchor): void {
    this.under(anchor, { part: true })
  }

  /** The bookmark that the line needs. */
  masthead(field: ToldField): Anchor {
    return this.under(undefined, { masthead: field })
  }

  all(): readonly { readonly name: string; readonly value: string }[] {
    return this.properties
  }

  private under(anchor: Anchor | undefined, told: Told): Anchor {
    const bookmark = anchor ?? `_Told${++this.made}`
    this.properties.push(toldValue(bookmark, told))
    return bookmark
  }
}
