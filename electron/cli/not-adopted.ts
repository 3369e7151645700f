import type { ExportView } from '../../shared/exchange/export-forms'
import { pointsOf } from '../../shared/negotiation/adoption'
import { outstandingIn } from '../../shared/negotiation/outstanding'
import { InputError } from './command'
import type { ConferenceFile } from './conference-file'
import { say, sayPoints } from './say'

/** That a text is not adopted, what stands in the way, and what there is instead: of matters, nothing. */
export function notAdopted(
  file: string,
  view: ExportView | 'redline',
  conference: ConferenceFile,
): InputError {
  const { text, register, states } = conference
  const points = pointsOf(outstandingIn(text, { ...register, states }))
  const open =
    points.length > 0
      ? say('cli.export.not-adopted.open', { points: points.map(sayPoints).join(', ') })
      : say('cli.export.not-adopted.nothing')
  const what = view === 'matters' ? 'cli.export.no-matters' : 'cli.export.not-adopted'
  return new InputError(say(what, { file, open }))
}
