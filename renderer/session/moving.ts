import type { Hubs } from './hubs'
import type { Socket } from './socket'

/** Milliseconds between two looks. */
const often = 2_000

/** For as long as the hub cannot be reached, looks whether another has taken over. */
export function followHubs(hubs: Pick<Hubs, 'look'>, { state }: Pick<Socket, 'state'>): () => void {
  let timer: ReturnType<typeof setInterval> | undefined
  const heed = () => {
    const isDown = state.get().kind === 'down'
    if (isDown && timer === undefined) {
      timer = setInterval(hubs.look, often)
      void hubs.look()
    }
    if (!isDown) stop()
  }
  const stop = () => {
    clearInterval(timer)
    timer = undefined
  }
  const ignore = state.subscribe(heed)
  heed()
  return () => {
    ignore()
    stop()
  }
}
