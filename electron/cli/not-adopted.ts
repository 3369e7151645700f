import { pointsOf } from '../../shared/negotiation/adoption'
import { outstandingIn } from '../../shared/negotiation/outstanding'
import { InputError } from './command'
import type { ConferenceFile } from './conference-file'
import { say, sayPoints } from './say'

/** That a text is not adopted, what stands in the way, and what there is instead. */
export function notAdopted(file: string, conference: ConferenceFile): InputError {
  const { text, register, states } = conference
  const points = pointsOf(outstandingIn(text, { ...register, states }))
  const open =
    points.length > 0
      ? say('cli.export.not-adopted.open', { points: points.map(sayPoints).join(', ') })
      : say('cli.export.not-adopted.nothing')
  return new InputError(say('cli.export.not-adopted', { file, open }))
}
