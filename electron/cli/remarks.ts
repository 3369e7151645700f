import { type Remark, type RemarkKind, remarkKinds } from '../../shared/exchange/recognise/report'
import { sayPaste } from './say'

/** A sentence for each kind of remark, with the words it is about, so that nothing goes unsaid. */
export function remarkSentences(remarks: readonly Remark[]): readonly string[] {
  return remarkKinds.flatMap((kind) => {
    const group = remarks.filter((each) => each.kind === kind)
    if (group.length === 0) return []
    const said = sayPaste(kind, group.length)
    const words = [...new Set(group.map((each) => each.words).filter(Boolean))]
    return [
      words.length > 0 && isAbout(kind) ? `${said} ${words.join(' · ')}` : said.replace(/:$/, '.'),
    ]
  })
}

/** Of the others the number says enough: they are in the text. */
function isAbout(kind: RemarkKind): boolean {
  return kind !== 'counted' && kind !== 'bullet-counted' && kind !== 'bullet-plain'
}
