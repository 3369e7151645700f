import { randomId } from '../editor/shared-text/ids'
import { answering } from './answer'
import type { Question, Reply } from './questions'

/** Files of others are read away from the page, which goes on meanwhile; a thread for each file. */
const answer = answering(randomId)

addEventListener('message', ({ data }: MessageEvent<Question>) => {
  void answer(data).then(
    (reply) => postMessage(reply),
    // Whoever asked waits for an answer, whatever it was that could not be done.
    () => postMessage({ id: data.id, kind: 'failed' } satisfies Reply),
  )
})
