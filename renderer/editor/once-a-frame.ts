/** Runs at most once a frame, however often it is asked. */
export interface OnceAFrame {
  ask(): void
  /** Nothing runs any more. */
  stop(): void
}

export function onceAFrame(run: () => void): OnceAFrame {
  let frame: number | null = null
  let stopped = false
  return {
    ask() {
      if (stopped) return
      frame ??= requestAnimationFrame(() => {
        frame = null
        run()
      })
    },
    stop() {
      stopped = true
      if (frame !== null) cancelAnimationFrame(frame)
    },
  }
}
