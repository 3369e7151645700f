import type { Beside } from '../../../shared/amendments/besides'
import { recommendationKind } from '../../../shared/document/recommendations'
import type { TextEditorOptions } from '../contract'
import type { BesideWords } from './redline'

/** What becomes of an addressee or a caption, in words. */
export function sayBesides(
  besides: readonly Beside[],
  translate: TextEditorOptions['translate'],
): readonly BesideWords[] {
  return besides.map(({ what, out, in: come }) => {
    const say = (words: string) =>
      what === 'kind' && words
        ? translate(`recommendation.kind.${recommendationKind(words)}`)
        : words
    return { name: translate(`redline.${what}`), out: say(out), in: say(come) }
  })
}
